/** Texts for the values of `generate.blockedBy`. */
export const BLOCKERS = {
  user_inactive: 'The user is inactive.',
  active_code_exists: 'A code is active. Expire it first.',
  quota_exceeded: 'Six codes were generated in the last hour.',
  self_issue: 'This is your own account: another administrator has to generate your code.',
  temporary_session: 'You signed in with a temporary code.',
  role_required: 'Your account cannot generate codes: it lacks the role mfa-admin.',
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

/** A value of the HTTP interface as readable text. */
export function plain(word) {
  return word.replaceAll('_', ' ');
}
