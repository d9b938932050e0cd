import { html } from 'lit';
import { DialogElement } from './dialog.js';

/** Expire now: a question, since it cannot be taken back. */
class ExpireDialog extends DialogElement {
  static properties = { userName: {} };

  #confirm() {
    this.close();
    this.dispatchEvent(new CustomEvent('confirmed'));
  }

  render() {
    return html`
      <dialog aria-labelledby="expire-title" aria-describedby="expire-text">
        <div class="card">
          <h2 id="expire-title">Expire the code of ${this.userName}?</h2>
          <p id="expire-text">It stops working at once, everywhere. The user's own methods come back.</p>
          <div class="actions">
            <button class="danger" @click=${this.#confirm}>Expire now</button>
            <button class="secondary outline" autofocus @click=${this.close}>Keep it</button>
          </div>
        </div>
      </dialog>
    `;
  }
}

customElements.define('expire-dialog', ExpireDialog);
