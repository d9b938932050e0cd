import Keycloak from 'keycloak-js';

/**
 * The administrator's session. Tokens are in the memory of this page only: after a reload the identity provider issues new
 * ones. The library keeps the state and the verifier of a sign-in (RFC 7636) in localStorage until the browser returns. They
 * are useless without the authorization code, which is redeemed at once and removed from the address.
 */
const RETURN = 'latchkey.return';
const SIGNED_OUT = 'latchkey.signed-out';
const SECONDS_TO_SPARE = 30;

export class Session {
  #provider;

  constructor(config) {
    this.#provider = new Keycloak({
      clientId: config.clientId,
      oidcProvider: new URL(config.authority, location.origin).href,
    });
    this.scope = config.scope;
  }

  /** @returns whether an administrator is signed in */
  async start() {
    const signedIn = await this.#provider.init({
      redirectUri: `${location.origin}/console/`,
      responseMode: 'query',
      pkceMethod: 'S256',
      scope: this.scope,
      logoutMethod: 'POST',
      checkLoginIframe: false,
    });
    return signedIn;
  }

  /** Returns once whether the administrator has just signed out. */
  static takeSignedOut() {
    return take(SIGNED_OUT) !== null;
  }

  /** Returns once the route and the input from before the redirect to the identity provider. */
  static takeReturn() {
    return JSON.parse(take(RETURN));
  }

  get name() {
    const { name, preferred_username: userName } = this.#provider.idTokenParsed ?? {};
    return name ?? userName ?? this.#provider.subject;
  }

  /** Seconds that this machine's clock is ahead of the identity provider's. */
  get clockSkew() {
    return this.#provider.timeSkew ?? 0;
  }

  async token() {
    if (this.#provider.refreshToken) {
      await this.#provider.updateToken(SECONDS_TO_SPARE).catch(() => this.signIn());
    }
    return this.#provider.token;
  }

  /** Leaves the page. */
  signIn(intent = {}, options = {}) {
    sessionStorage.setItem(RETURN, JSON.stringify({ hash: location.hash, ...intent }));
    this.#provider.login(options);
    return new Promise(() => {});
  }

  /** Requests the level and age of the challenge from the identity provider (RFC 9470 §4). Leaves the page. */
  stepUp({ acrValues, maxAge }, intent) {
    return this.signIn({ ...intent, steppedUp: true }, { acrValues, maxAge });
  }

  signOut() {
    sessionStorage.setItem(SIGNED_OUT, 'yes');
    this.#provider.logout();
  }
}

function take(key) {
  const value = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return value;
}
