/** Why no code can be generated, in the words of `generate.blockedBy`. */
export const BLOCKERS = {
  user_inactive: 'The user is inactive.',
  active_code_exists: 'A code is active. Expire it first.',
  quota_exceeded: 'Six codes were generated in the last hour.',
  self_issue: 'This is you: another administrator has to generate your code.',
  temporary_session: 'You signed in with a temporary code yourself.',
  role_required: 'Your account may not generate codes: it lacks the role mfa-admin.',
};

export const EVENTS = {
  'code.generated': 'Code generated',
  'code.expired': 'Code expired',
  'code.verified': 'Code used',
  'user.created': 'User created',
  'user.updated': 'User changed',
  'user.deleted': 'User deleted',
};

const METHODS = {
  totp: 'Authenticator app',
  webauthn: 'Security key or passkey',
  sms: 'Text message',
};

export function methodName({ type, display }) {
  return display ?? METHODS[type] ?? type;
}

/** Words of the interface, for a person. */
export function plain(word) {
  return word.replaceAll('_', ' ');
}
