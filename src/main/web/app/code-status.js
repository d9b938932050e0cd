import { html } from 'lit';
import { PageElement } from './element.js';
import { atMoment, count } from './time.js';
import { BLOCKERS, methodName } from './words.js';
import './count-down.js';
import './quota-marks.js';

/** Does not disable the button: the administrator steps up after pressing it. */
const STEP_UP = 'step_up_required';

/** The status of a user's code, with the buttons to generate and expire it. */
class CodeStatus extends PageElement {
  static properties = {
    status: { attribute: false },
    methods: { attribute: false },
    skew: { type: Number },
  };

  #ask(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }

  render() {
    return html`
      <article aria-labelledby="code-title">
        <header class="between">
          <h2 id="code-title">Temporary verification code</h2>
          <span class=${this.status.active ? 'badge live' : 'badge'}>${this.status.active ? 'Active' : 'None'}</span>
        </header>
        ${this.status.active ? this.#active() : html`<p>No code is active. At login the user is asked for:</p>${this.#methods()}`}
        <dl class="facts"><div><dt>Quota</dt><dd><quota-marks .quota=${this.status.quota}></quota-marks></dd></div></dl>
        <footer>${this.#actions()}</footer>
      </article>
    `;
  }

  #active() {
    const { expiresAt, issuedAt, issuedBy, reason, uses, lastUsedAt, failedAttempts } = this.status;
    return html`
      <p class="clock"><count-down until=${expiresAt} skew=${this.skew}></count-down></p>
      <dl class="facts">
        <div><dt>Issued by</dt><dd>${issuedBy}, ${atMoment(issuedAt)}</dd></div>
        <div><dt>Reason</dt><dd>${reason ?? html`<span class="faint">none given</span>`}</dd></div>
        <div><dt>Used</dt><dd>${uses === 0 ? 'not yet' : `${count(uses, 'time')}, last ${atMoment(lastUsedAt)}`}</dd></div>
        <div><dt>Wrong codes</dt><dd>${failedAttempts}</dd></div>
        <div><dt>Bypassed methods</dt><dd>${this.#methods()}</dd></div>
      </dl>
    `;
  }

  #methods() {
    return this.methods.length
      ? html`<ul class="chips">${this.methods.map((method) => html`<li>${methodName(method)}</li>`)}</ul>`
      : html`<span class="faint">no methods are registered</span>`;
  }

  #actions() {
    const reasons = this.status.generate.blockedBy.filter((word) => word !== STEP_UP);
    const blocked = reasons.length > 0;
    return html`
      <div class="actions">
        <button aria-describedby=${blocked ? 'blocked' : ''} ?disabled=${blocked} @click=${() => this.#ask('generate')}>
          Generate code
        </button>
        ${this.status.active
          ? html`<button class="secondary outline" @click=${() => this.#ask('expire')}>Expire now</button>`
          : ''}
      </div>
      ${blocked
        ? html`<ul id="blocked" class="reasons">${reasons.map((word) => html`<li>${BLOCKERS[word] ?? word}</li>`)}</ul>`
        : ''}
    `;
  }
}

customElements.define('code-status', CodeStatus);
