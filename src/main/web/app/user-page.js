import { html } from 'lit';
import { PageElement } from './element.js';
import { BLOCKERS } from './words.js';
import './audit-timeline.js';
import './code-dialog.js';
import './code-status.js';
import './expire-dialog.js';
import './generate-dialog.js';

/** Bounds the age of what is shown: another administrator may act, and the user may log in. */
const REFRESH_MILLIS = 10_000;

/** One user: the status of the code, the audit trail, and the dialogs to generate and expire a code. */
class UserPage extends PageElement {
  static properties = {
    service: { attribute: false },
    session: { attribute: false },
    config: { attribute: false },
    userId: {},
    intent: { attribute: false },
    user: { state: true },
    status: { state: true },
    trail: { state: true },
    failure: { state: true },
  };

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => document.hidden || this.#refresh(), REFRESH_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate(changed) {
    if (changed.has('userId')) {
      this.user = undefined;
      this.#load();
    }
  }

  async #load() {
    try {
      const [user] = await Promise.all([this.service.user(this.userId), this.#read()]);
      this.user = user;
      document.title = `${this.name} · Latchkey`;
      await this.updateComplete;
      this.#resume();
    } catch (problem) {
      this.failure = problem;
    }
  }

  /** Reopens the dialog that was open before the step-up. */
  #resume() {
    if (this.intent) {
      this.#part('generate-dialog').ask(this.intent);
    } else {
      this.querySelector('h1').focus();
    }
  }

  async #read() {
    const [status, { events, nextCursor }] = await Promise.all([
      this.service.status(this.userId),
      this.service.events(this.userId),
    ]);
    this.status = status;
    this.trail = { events, nextCursor };
    this.failure = undefined;
  }

  #refresh() {
    return this.#read().catch((problem) => (this.failure = problem));
  }

  async #older() {
    const { events, nextCursor } = await this.service.events(this.userId, this.trail.nextCursor);
    this.trail = { events: [...this.trail.events, ...events], nextCursor };
  }

  async #generate({ hours, reason }) {
    const dialog = this.#part('generate-dialog');
    try {
      const generated = await this.service.generate(this.userId, hours, reason);
      dialog.fail(undefined);
      dialog.close();
      await this.#part('code-dialog').show(generated);
    } catch (problem) {
      await this.#stepUp(problem, { hours, reason });
      dialog.fail(message(problem));
    }
    this.#refresh();
  }

  /** Steps up once only, because an identity provider that cannot raise the level would be called forever. */
  async #stepUp(problem, choice) {
    const steppedUp = this.intent;
    this.intent = undefined;
    if (problem.stepUp && !steppedUp) {
      await this.session.stepUp(problem.stepUp, choice);
    }
  }

  async #expire() {
    try {
      await this.service.expire(this.userId);
      this.#announce('The code has expired');
    } catch (problem) {
      this.failure = problem;
    }
    this.#refresh();
  }

  /** Refreshes, because the user may have logged in while the code was read out. */
  #done() {
    this.#announce('The code was removed from this page');
    this.#refresh();
  }

  #announce(detail) {
    this.dispatchEvent(new CustomEvent('announce', { bubbles: true, detail }));
  }

  #part(name) {
    return this.querySelector(name);
  }

  get name() {
    return this.user.displayName ?? this.user.userName;
  }

  render() {
    return html`
      <nav aria-label="Breadcrumb">
        <ol class="crumbs">
          <li>Setup</li><li><a href="#/">Users</a></li><li aria-current="page">${this.user ? this.name : this.userId}</li>
        </ol>
      </nav>
      ${this.failure ? html`<p class="alert" role="alert">${message(this.failure)}</p>` : ''}
      ${this.user && this.status ? this.#page() : this.failure ? '' : html`<p aria-busy="true">Loading…</p>`}
    `;
  }

  #page() {
    return html`
      <header class="person">
        <h1 tabindex="-1">${this.name}</h1>
        <p class="faint">${this.user.userName}
          <span class=${this.user.active ? 'badge good' : 'badge'}>${this.user.active ? 'Active' : 'Inactive'}</span></p>
      </header>
      <div class="columns">
        <code-status .status=${this.status} .methods=${this.user.methods} .skew=${this.session.clockSkew}
          @generate=${() => this.#part('generate-dialog').ask()} @expire=${() => this.#part('expire-dialog').open()}
          @lapsed=${() => this.#refresh()}></code-status>
        <audit-timeline .events=${this.trail.events} .more=${Boolean(this.trail.nextCursor)}
          @older=${() => this.#older()}></audit-timeline>
      </div>
      <generate-dialog .config=${this.config} .userName=${this.name}
        @chosen=${({ detail }) => this.#generate(detail)}></generate-dialog>
      <code-dialog .userName=${this.name} @done=${() => this.#done()}></code-dialog>
      <expire-dialog .userName=${this.name} @confirmed=${() => this.#expire()}></expire-dialog>
    `;
  }
}

function message(problem) {
  if (problem.stepUp) {
    return 'Your identity provider did not confirm your identity at the required level. Try again, or contact its administrator.';
  }
  return problem.is?.('role-required') ? BLOCKERS.role_required : problem.message;
}

customElements.define('user-page', UserPage);
