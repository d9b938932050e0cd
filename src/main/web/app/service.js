import { Problem } from './problem.js';

const VERIFICATION = 'urn:latchkey:params:scim:schemas:extension:verification:2.0:User';
const FOUND_AT_ONCE = 20;
const EVENTS_AT_ONCE = 10;

/** The HTTP calls that the console makes. */
export class Service {
  #session;

  constructor(session) {
    this.#session = session;
  }

  async find(text, signal) {
    const quoted = JSON.stringify(text);
    const query = new URLSearchParams({
      filter: `userName sw ${quoted} or displayName co ${quoted} or emails.value sw ${quoted} or id eq ${quoted}`,
      attributes: 'userName,displayName,active',
      count: FOUND_AT_ONCE,
    });
    const { Resources: users = [], totalResults: total } = await this.#get(`/scim/v2/Users?${query}`, signal);
    return { users, total };
  }

  async user(id) {
    const user = await this.#get(`/scim/v2/Users/${encodeURIComponent(id)}`);
    return { ...user, methods: user[VERIFICATION]?.verificationMethods ?? [] };
  }

  status(id) {
    return this.#get(path(id));
  }

  async generate(id, expiresInHours, reason) {
    const body = JSON.stringify(reason ? { expiresInHours, reason } : { expiresInHours });
    const response = await this.#call('POST', path(id), { body, headers: { 'Content-Type': 'application/json' } });
    return response.json();
  }

  async expire(id) {
    await this.#call('DELETE', path(id));
  }

  events(id, cursor) {
    const query = new URLSearchParams({ userId: id, limit: EVENTS_AT_ONCE, ...(cursor && { cursor }) });
    return this.#get(`/v1/audit-events?${query}`);
  }

  async #get(url, signal) {
    const response = await this.#call('GET', url, { signal });
    return response.json();
  }

  async #call(method, url, { headers, ...options } = {}) {
    const Authorization = `Bearer ${await this.#session.token()}`;
    const response = await fetch(url, { method, headers: { ...headers, Authorization }, cache: 'no-store', ...options });
    if (response.ok) {
      return response;
    }
    const problem = await Problem.of(response);
    // Signs in again if the session ended. If the session is too weak, the caller steps up.
    return response.status === 401 && !problem.stepUp ? this.#session.signIn() : Promise.reject(problem);
  }
}

function path(id) {
  return `/v1/users/${encodeURIComponent(id)}/temporary-verification-code`;
}
