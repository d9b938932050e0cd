import { html } from 'lit';
import { PageElement } from './element.js';
import { atMoment, remaining } from './time.js';

const TICK_MILLIS = 250;

/** The time left until an instant, by the service's clock. Fires {@code lapsed} when none is left. */
class CountDown extends PageElement {
  static properties = {
    until: {},
    skew: { type: Number },
    left: { state: true },
  };

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate() {
    this.left = this.#seconds();
  }

  #seconds() {
    return Math.max(0, Math.ceil((new Date(this.until) - Date.now()) / 1000 + this.skew));
  }

  #tick() {
    const left = this.#seconds();
    if (left === 0 && this.left > 0) {
      this.dispatchEvent(new CustomEvent('lapsed', { bubbles: true }));
    }
    this.left = left;
  }

  /** A screen reader reads a timer when it gets the focus, not every second. */
  render() {
    return html`
      <span class="countdown" role="timer" aria-label="Time left">${remaining(this.left)}</span>
      <span class="faint">until ${atMoment(this.until)}</span>
    `;
  }
}

customElements.define('count-down', CountDown);
