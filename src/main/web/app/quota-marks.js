import { html } from 'lit';
import { PageElement } from './element.js';
import { roughly } from './time.js';

/** One mark for each code that may be generated in an hour. */
class QuotaMarks extends PageElement {
  static properties = { quota: { attribute: false } };

  render() {
    const { limit, remaining, resetsInSeconds } = this.quota;
    return html`
      <span class="marks" role="img" aria-label="${remaining} of ${limit} codes left">
        ${Array.from({ length: limit }, (_, i) => html`<span class=${i < remaining ? 'mark' : 'mark spent'}></span>`)}
      </span>
      <span class="faint">
        ${remaining} of ${limit} left this hour${remaining < limit ? html`, one more in ${roughly(resetsInSeconds)}` : ''}
      </span>
    `;
  }
}

customElements.define('quota-marks', QuotaMarks);
