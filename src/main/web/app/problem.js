/** An error response: RFC 9457, or a SCIM error. */
export class Problem extends Error {
  constructor(status, body, challenge) {
    super(body.detail ?? body.title ?? `The service answered ${status}`);
    this.status = status;
    this.type = body.type ?? '';
    this.challenge = challenge;
  }

  static async of(response) {
    const body = await response.json().catch(() => ({}));
    return new Problem(response.status, body, response.headers.get('WWW-Authenticate') ?? '');
  }

  is(name) {
    return this.type === `urn:latchkey:problem:${name}`;
  }

  /** The parameters of an RFC 9470 §3 challenge, or undefined. */
  get stepUp() {
    return this.challenge.includes('error="insufficient_user_authentication"')
      ? { acrValues: parameter(this.challenge, 'acr_values'), maxAge: parameter(this.challenge, 'max_age') }
      : undefined;
  }
}

function parameter(challenge, name) {
  return challenge.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
}
