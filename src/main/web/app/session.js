import Keycloak from 'keycloak-js';

/**
 * Who is signed in. Tokens are in the memory of this page and nowhere else: a reload asks the identity provider again.
 * The library keeps the state and the verifier of a sign-in (RFC 7636) in localStorage until the browser is back: neither is
 * worth anything without the other half, the code, which is spent at once and taken out of the address.
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

  /** @returns whether somebody is signed in; where not, the browser is on its way or stays signed out on purpose */
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

  /** Once: what signing out left behind. */
  static takeSignedOut() {
    return take(SIGNED_OUT) !== null;
  }

  /** Once: where the administrator was when they were sent to the identity provider, and what they were about to do. */
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

  /** RFC 9470 §4: what the service asked for is asked of the identity provider. Leaves the page. */
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
