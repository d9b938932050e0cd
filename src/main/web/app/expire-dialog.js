import { html } from 'lit';
import { DialogElement } from './dialog.js';

/** Asks for confirmation, because expiring cannot be undone. */
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
          <p id="expire-text">It stops working immediately on every replica. The user's own methods are available again.</p>
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
