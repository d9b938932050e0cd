import { html } from 'lit';
import { PageElement } from './element.js';
import { count, exactly } from './time.js';
import { EVENTS, plain } from './words.js';

/** The audit events of a user, newest first. */
class AuditTimeline extends PageElement {
  static properties = {
    events: { attribute: false },
    more: { type: Boolean },
  };

  render() {
    return html`
      <article aria-labelledby="trail-title">
        <header><h2 id="trail-title">Audit trail</h2></header>
        ${this.events.length ? html`<ol class="trail">${this.events.map(entry)}</ol>` : html`<p class="faint">No events.</p>`}
        ${this.more
          ? html`<footer><button class="secondary outline small" @click=${this.#older}>Show older</button></footer>`
          : ''}
      </article>
    `;
  }

  #older() {
    this.dispatchEvent(new CustomEvent('older', { bubbles: true }));
  }
}

function entry(event) {
  const refused = event.outcome === 'refused';
  return html`
    <li class=${refused ? 'refused' : ''}>
      <p>
        <strong>${EVENTS[event.type] ?? event.type}</strong>
        ${refused ? html`<span class="badge bad">Refused: ${plain(event.reason)}</span>` : ''}
      </p>
      <p class="faint">
        <time datetime=${event.at}>${exactly(event.at)}</time> · ${event.actor.subject}${particulars(event.details)}
      </p>
    </li>
  `;
}

function particulars({ expiresInHours, reason }) {
  return [expiresInHours && ` · ${count(expiresInHours, 'hour')}`, reason && ` · ${reason}`].filter(Boolean).join('');
}

customElements.define('audit-timeline', AuditTimeline);
