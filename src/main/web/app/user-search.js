import { html } from 'lit';
import { PageElement } from './element.js';
import { count } from './time.js';

/** Long enough that a word is one question, short enough that nobody waits. */
const PAUSE_MILLIS = 250;

/** Finds a user as one types. */
class UserSearch extends PageElement {
  static properties = {
    service: { attribute: false },
    found: { state: true },
    failure: { state: true },
  };

  #timer;
  #asking = new AbortController();

  firstUpdated() {
    document.title = 'Users · Latchkey';
    this.querySelector('input').focus();
    this.#ask('');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  #typed({ target }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(target.value.trim()), PAUSE_MILLIS);
  }

  async #ask(text) {
    this.#asking.abort();
    this.#asking = new AbortController();
    try {
      this.found = { text, ...(await this.service.find(text, this.#asking.signal)) };
      this.failure = undefined;
      this.#announce();
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        this.failure = problem.status === 403 ? 'Your account may not look for users: it lacks the role mfa-admin.' : problem.message;
      }
    }
  }

  #announce() {
    this.dispatchEvent(new CustomEvent('announce', { bubbles: true, detail: `${count(this.found.total, 'user')} found` }));
  }

  render() {
    return html`
      <nav aria-label="Breadcrumb"><ol class="crumbs"><li>Setup</li><li aria-current="page">Users</li></ol></nav>
      <h1>Users</h1>
      <form role="search" @submit=${(event) => event.preventDefault()}>
        <input type="search" aria-label="Find a user" placeholder="Name, user name or e-mail" autocomplete="off"
          spellcheck="false" @input=${this.#typed}>
      </form>
      ${this.failure ? html`<p class="alert" role="alert">${this.failure}</p>` : this.#list()}
    `;
  }

  #list() {
    if (!this.found) {
      return html`<p aria-busy="true">Looking…</p>`;
    }
    const { users, total } = this.found;
    return html`
      <ul class="users">
        ${users.map((user) => html`
          <li><a href="#/users/${encodeURIComponent(user.id)}">
            <span class="name">${user.displayName ?? user.userName}</span>
            <span class="faint">${user.userName}</span>
            ${user.active === false ? html`<span class="badge">Inactive</span>` : ''}
          </a></li>
        `)}
      </ul>
      <p class="faint">${this.#summary(users.length, total)}</p>
    `;
  }

  #summary(shown, total) {
    if (total === 0) {
      return 'Nobody is called that.';
    }
    return shown < total ? `${shown} of ${total} users. Type more to narrow it down.` : count(total, 'user');
  }
}

customElements.define('user-search', UserSearch);
