import { html } from 'lit';
import { DialogElement } from './dialog.js';
import { atMoment, count } from './time.js';

const USUAL_HOURS = 4;
const LONGEST_REASON = 256;
const HOUR_MILLIS = 3_600_000;

/** Asks for the lifetime and the reason. */
class GenerateDialog extends DialogElement {
  static properties = {
    config: { attribute: false },
    userName: {},
    hours: { state: true },
    reason: { state: true },
    busy: { state: true },
    notice: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.reason = '';
  }

  willUpdate() {
    const { minHours, maxHours } = this.config;
    this.hours ??= Math.min(Math.max(USUAL_HOURS, minHours), maxHours);
  }

  /** @param choice made before the administrator was sent to the identity provider to step up, if any */
  ask(choice) {
    this.hours = choice?.hours ?? this.hours;
    this.reason = choice?.reason ?? '';
    this.notice = choice ? 'Your identity was confirmed. Your entries were kept.' : undefined;
    this.fail(undefined);
    return this.open();
  }

  fail(text) {
    this.busy = false;
    this.failure = text;
  }

  #submit(event) {
    event.preventDefault();
    this.busy = true;
    this.failure = undefined;
    const detail = { hours: this.hours, reason: this.reason.trim() };
    this.dispatchEvent(new CustomEvent('chosen', { detail }));
  }

  render() {
    return html`
      <dialog aria-labelledby="generate-title">
        <form class="card" @submit=${this.#submit}>
          <h2 id="generate-title">Generate a code for ${this.userName}</h2>
          ${this.notice ? html`<p class="alert good" role="status">${this.notice}</p>` : ''}
          ${this.failure ? html`<p class="alert" role="alert">${this.failure}</p>` : ''}
          <label for="hours">It works for</label>
          <select id="hours" @change=${(event) => (this.hours = Number(event.target.value))}>${this.#choices()}</select>
          <label for="reason">Reason <span class="faint">(optional, for the audit trail)</span></label>
          <textarea id="reason" rows="2" maxlength=${LONGEST_REASON} placeholder="Lost phone, case 4711"
            .value=${this.reason} @input=${(event) => (this.reason = event.target.value)}></textarea>
          <p class="faint">Until it ends, the code is the user's only second factor.</p>
          <div class="actions">
            <button type="submit" aria-busy=${this.busy ? 'true' : 'false'} ?disabled=${this.busy}>Generate</button>
            <button type="button" class="secondary outline" @click=${this.close}>Cancel</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #choices() {
    const { minHours, maxHours } = this.config;
    return Array.from({ length: maxHours - minHours + 1 }, (_, i) => minHours + i).map((hours) => html`
      <option value=${hours} ?selected=${hours === this.hours}>
        ${count(hours, 'hour')}, until ${atMoment(Date.now() + hours * HOUR_MILLIS)}
      </option>
    `);
  }
}

customElements.define('generate-dialog', GenerateDialog);
