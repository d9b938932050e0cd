import { html } from 'lit';
import { DialogElement } from './dialog.js';
import { spelled } from './spelling.js';
import { atMoment } from './time.js';

/**
 * Shows the code once. Only this element holds it, not the rest of the page, its address or its history. Leaving the page
 * discards it, even if the browser keeps the page in its back/forward cache.
 */
class CodeDialog extends DialogElement {
  static properties = {
    userName: {},
    code: { state: true },
    copied: { state: true },
  };

  #forget = () => this.done();

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pagehide', this.#forget);
    window.addEventListener('hashchange', this.#forget);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('pagehide', this.#forget);
    window.removeEventListener('hashchange', this.#forget);
    this.generated = undefined;
    this.code = undefined;
  }

  show(generated) {
    this.code = generated.code;
    this.expiresAt = generated.expiresAt;
    this.copied = undefined;
    return this.open();
  }

  /** Removes the code from the document at once, before the browser can cache the page. */
  done() {
    const shown = this.code !== undefined;
    this.code = undefined;
    this.performUpdate();
    this.close();
    if (shown) {
      this.dispatchEvent(new CustomEvent('done'));
    }
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.code);
      this.copied = 'Copied';
    } catch {
      this.copied = 'This browser does not allow copying';
    }
  }

  render() {
    return html`
      <dialog aria-labelledby="shown-title" @cancel=${(event) => event.preventDefault()}>
        <div class="card shown">
          <h2 id="shown-title">The code for ${this.userName}</h2>
          ${this.code ? this.#shown() : ''}
        </div>
      </dialog>
    `;
  }

  #shown() {
    return html`
      <p>Read it out now. It is shown only once and cannot be retrieved later.</p>
      <p class="code" tabindex="0" aria-label="The code, ${spelled(this.code).flat().map(({ word }) => word).join(', ')}"
        role="text">${this.code}</p>
      <div class="groups" aria-hidden="true">${spelled(this.code).map((group) => html`
        <ol>${group.map(({ symbol, word }) => html`<li><b>${symbol}</b> ${word}</li>`)}</ol>
      `)}</div>
      <p class="faint">It works any number of times until ${atMoment(this.expiresAt)}.</p>
      <div class="actions">
        <button @click=${this.done}>Done</button>
        <button class="secondary outline" @click=${this.#copy}>Copy</button>
        <span role="status" class="faint">${this.copied}</span>
      </div>
    `;
  }
}

customElements.define('code-dialog', CodeDialog);
