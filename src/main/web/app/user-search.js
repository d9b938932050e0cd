import { html } from 'lit';
import { PageElement } from './element.js';
import { count } from './time.js';

/** Long enough to send one request per typed word, short enough not to be noticed. */
const PAUSE_MILLIS = 250;

/** Searches users while the administrator types. */
class UserSearch extends PageElement {
  static properties = {
    service: { attribute: false },
    found: { state: true },
    failure: { state: true },
  };

  #timer;
  #request = new AbortController();

  firstUpdated() {
    document.title = 'Users · Latchkey';
    this.querySelector('input').focus();
    this.#search('');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#request.abort();
  }

  #typed({ target }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(target.value.trim()), PAUSE_MILLIS);
  }

  async #search(text) {
    this.#request.abort();
    this.#request = new AbortController();
    try {
      this.found = { text, ...(await this.service.find(text, this.#request.signal)) };
      this.failure = undefined;
      this.#announce();
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        this.failure = problem.status === 403 ? 'Your account cannot search users: it lacks the role mfa-admin.' : problem.message;
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
      return html`<p aria-busy="true">Loading…</p>`;
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
      return 'No users found.';
    }
    return shown < total ? `${shown} of ${total} users. Type more to narrow the search.` : count(total, 'user');
  }
}

customElements.define('user-search', UserSearch);
