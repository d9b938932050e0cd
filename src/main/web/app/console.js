import { html } from 'lit';
import { PageElement } from './element.js';
import { Service } from './service.js';
import { Session } from './session.js';
import './user-page.js';
import './user-search.js';

const USER = /^#\/users\/(.+)$/;

/** The whole page, with the signed-in administrator and the current route. */
class LatchkeyConsole extends PageElement {
  static properties = {
    state: { state: true },
    route: { state: true },
    announcement: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.replaceChildren();
    this.state = 'starting';
    this.announcement = '';
    window.addEventListener('hashchange', () => this.#follow());
    this.addEventListener('announce', ({ detail }) => this.#announce(detail));
    this.#start().catch((problem) => this.#fail(problem));
  }

  async #start() {
    this.config = await (await fetch('config.json', { cache: 'no-store' })).json();
    this.session = new Session(this.config);
    this.service = new Service(this.session);
    const signedIn = await this.session.start();
    const comeFrom = Session.takeReturn();
    if (signedIn) {
      this.#resume(comeFrom);
    } else if (Session.takeSignedOut()) {
      this.state = 'signed-out';
    } else {
      await this.session.signIn();
    }
  }

  #resume(comeFrom) {
    history.replaceState(null, '', comeFrom?.hash || location.hash || '#/');
    this.intent = comeFrom?.steppedUp ? comeFrom : undefined;
    this.state = 'signed-in';
    this.#follow();
  }

  #fail(problem) {
    Session.takeReturn();
    this.failure = problem?.error_description
      ? decodeURIComponent(problem.error_description.replaceAll('+', ' '))
      : 'The identity provider is unavailable, or its response was not for this page.';
    this.state = 'failed';
  }

  #follow() {
    const user = location.hash.match(USER)?.[1];
    this.route = user ? { user: decodeURIComponent(user) } : {};
  }

  /** Clears the text first, so that screen readers announce the same text again. */
  async #announce(text) {
    this.announcement = '';
    await this.updateComplete;
    this.announcement = text;
  }

  render() {
    return html`
      <header class="bar">
        <div class="container">
          <a class="brand" href="#/"><img src="icon.svg" alt="" width="32" height="32">Latchkey</a>
          ${this.state === 'signed-in' ? this.#who() : ''}
        </div>
      </header>
      <main class="container">${this.#content()}</main>
      <p class="unseen" role="status">${this.announcement}</p>
    `;
  }

  #who() {
    return html`
      <span class="who">${this.session.name}</span>
      <button class="secondary outline small" @click=${() => this.session.signOut()}>Sign out</button>
    `;
  }

  #content() {
    return {
      starting: () => html`<p aria-busy="true">Signing in…</p>`,
      failed: () => this.#signInCard('You are not signed in', this.failure),
      'signed-out': () => this.#signInCard('You are signed out', 'Your session data was removed from this page.'),
      'signed-in': () => this.#signedIn(),
    }[this.state]();
  }

  #signInCard(title, text) {
    return html`
      <article class="sign-in">
        <h1>${title}</h1>
        <p>${text}</p>
        <button @click=${() => this.session.signIn()}>Sign in</button>
      </article>
    `;
  }

  #signedIn() {
    return this.route.user
      ? html`<user-page .service=${this.service} .session=${this.session} .config=${this.config}
          .userId=${this.route.user} .intent=${this.#takeIntent()}></user-page>`
      : html`<user-search .service=${this.service}></user-search>`;
  }

  #takeIntent() {
    const intent = this.intent;
    this.intent = undefined;
    return intent;
  }
}

customElements.define('latchkey-console', LatchkeyConsole);
