'use strict';

const words = {
  en: {
    other: 'Deutsch', docs: 'To the description of the API', signIn: 'Sign in', signOut: 'Sign out', email: 'E-mail', password: 'Password', code: 'Code of your authenticator app, or a recovery code',
    codeHint: 'Only if you have set up a second factor.', forgot: 'Password forgotten', sent: 'If there is an account with this address, a mail is on its way.',
    invitation: 'Open your account', newPassword: 'New password', rules: 'At least 12 characters; a sentence is easier to remember than signs.', save: 'Save',
    opened: 'The account is open. Sign in now.', changed: 'The password is changed. Sign in now.', account: 'Your account', roles: 'Roles', none: 'None.', sessions: 'Where you are signed in',
    here: 'this browser', end: 'End', endOthers: 'End all others', factor: 'Second factor', factorNeeded: 'Your role demands a second factor. Until it is set up, nothing else is possible.',
    begin: 'Set up an authenticator app', secret: 'Type this into your app, then the code that it shows:', confirm: 'Confirm', recovery: 'Keep these recovery codes on paper. Each works once; they are not shown again.',
    hasFactor: 'It is set up.', replaceFactor: 'Remove it to set up another app', renewCodes: 'New recovery codes', byPasskey: 'Sign in with a passkey', passkeys: 'Passkeys', addPasskey: 'Add a passkey', remove: 'Remove', noPasskey: 'This browser gave no passkey. At an address with numbers only, open the page at localhost.', unreachable: 'The gateway could not be reached. Try again in a moment.', welcome: 'Signed in.', until: 'until',
  },
  de: {
    other: 'English', docs: 'Zur Beschreibung der Schnittstelle', signIn: 'Anmelden', signOut: 'Abmelden', email: 'E-Mail', password: 'Passwort', code: 'Code Ihrer Authenticator-App oder ein Wiederherstellungscode',
    codeHint: 'Nur, wenn Sie einen zweiten Faktor eingerichtet haben.', forgot: 'Passwort vergessen', sent: 'Wenn es ein Konto zu dieser Adresse gibt, ist eine Mail unterwegs.',
    invitation: 'Ihr Konto anlegen', newPassword: 'Neues Passwort', rules: 'Mindestens 12 Zeichen; ein Satz ist leichter zu merken als Sonderzeichen.', save: 'Speichern',
    opened: 'Das Konto ist angelegt. Melden Sie sich jetzt an.', changed: 'Das Passwort ist geändert. Melden Sie sich jetzt an.', account: 'Ihr Konto', roles: 'Rollen', none: 'Keine.', sessions: 'Wo Sie angemeldet sind',
    here: 'dieser Browser', end: 'Beenden', endOthers: 'Alle anderen beenden', factor: 'Zweiter Faktor', factorNeeded: 'Ihre Rolle verlangt einen zweiten Faktor. Bis er eingerichtet ist, geht nichts anderes.',
    begin: 'Authenticator-App einrichten', secret: 'Tippen Sie dies in Ihre App, dann den Code, den sie zeigt:', confirm: 'Bestätigen', recovery: 'Bewahren Sie diese Wiederherstellungscodes auf Papier auf. Jeder gilt einmal; sie werden nicht wieder gezeigt.',
    hasFactor: 'Er ist eingerichtet.', replaceFactor: 'Entfernen, um eine andere App einzurichten', renewCodes: 'Neue Wiederherstellungscodes', byPasskey: 'Mit Passkey anmelden', passkeys: 'Passkeys', addPasskey: 'Passkey hinzufügen', remove: 'Entfernen', noPasskey: 'Dieser Browser hat keinen Passkey gegeben. Bei einer Adresse nur aus Zahlen öffnen Sie die Seite unter localhost.', unreachable: 'Das Gateway ist nicht erreichbar. Bitte gleich erneut versuchen.', welcome: 'Angemeldet.', until: 'bis',
  },
};
let language = navigator.language.startsWith('de') ? 'de' : 'en';
let draw = () => {};
const by = id => document.getElementById(id);
const say = key => words[language][key];

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function tell(text, bad = false) {
  Object.assign(by('state'), { textContent: text, className: bad ? 'bad' : '' });
}

async function call(method, path, body, more = {}) {
  const headers = { 'Accept-Language': language, ...more };
  const proof = document.cookie.split('; ').find(cookie => cookie.startsWith('__Host-bkmo-session-proof='));
  if (proof) headers['X-CSRF-Token'] = proof.slice(proof.indexOf('=') + 1);
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method === 'POST' && ['sessions', 'sessions/passkey'].includes(path)) headers['Session-Transport'] = 'cookie';
  try {
    const answer = await fetch(`/api/identity/${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const content = answer.status === 204 || answer.status === 202 ? null : await answer.json().catch(() => null);
    if (!answer.ok && answer.status !== 401) tell(Object.values(content?.errors ?? {}).flat().join(' ') || content?.detail || String(answer.status), true);
    return { ok: answer.ok, status: answer.status, content };
  } catch {
    tell(say('unreachable'), true);
    return { ok: false, status: 0, content: null };
  }
}

function field(key, properties, hint) {
  const input = make('input', { required: true, ...properties });
  return [make('p', {}, make('label', {}, make('span', { textContent: say(key) }), input), hint ? make('small', { textContent: say(hint) }) : null), input];
}

function form(title, submit, act, ...fields) {
  const element = make('form', {}, make('h2', { textContent: say(title) }), ...fields, make('button', { type: 'submit', textContent: say(submit) }));
  element.addEventListener('submit', async event => {
    event.preventDefault();
    tell('');
    const button = element.querySelector('button[type=submit]');
    button.disabled = true;
    await act();
    button.disabled = false;
  });
  return element;
}

function button(key, act) {
  const element = make('button', { type: 'button', textContent: say(key) });
  element.addEventListener('click', act);
  return element;
}

function show(view) {
  draw = view;
  document.documentElement.lang = language;
  Object.assign(by('language'), { textContent: say('other'), lang: language === 'de' ? 'en' : 'de' });
  by('docs').textContent = say('docs');
  view();
}

function signIn() {
  const [email, emailInput] = field('email', { type: 'email', autocomplete: 'username' });
  const [password, passwordInput] = field('password', { type: 'password', autocomplete: 'current-password' });
  const [code, codeInput] = field('code', { autocomplete: 'one-time-code', required: false }, 'codeHint');
  by('main').replaceChildren(form('signIn', 'signIn', async () => {
    const answer = await call('POST', 'sessions', { email: emailInput.value, password: passwordInput.value, code: codeInput.value || null, client: 'Browser' });
    if (answer.ok) { tell(say('welcome')); await account(); } else if (answer.status === 401) tell(answer.content?.detail ?? '401', true);
  }, email, password, code), make('p', {}, button('byPasskey', signInByPasskey)), make('p', {}, button('forgot', async () => {
    if (emailInput.reportValidity() && (await call('POST', 'password-resets', { email: emailInput.value })).ok) tell(say('sent'));
  })));
  emailInput.focus();
}

async function ask(path, parse, use) {
  const question = await call('POST', path);
  if (!question.ok) return null;
  try {
    return { handle: question.content.handle, credential: (await use({ publicKey: parse(question.content.options) })).toJSON() };
  } catch {
    tell(say('noPasskey'), true);
    return null;
  }
}

async function signInByPasskey() {
  const proof = await ask('sessions/passkey/options', options => PublicKeyCredential.parseRequestOptionsFromJSON(options), options => navigator.credentials.get(options));
  if (!proof) return;
  const answer = await call('POST', 'sessions/passkey', { ...proof, client: 'Browser' });
  if (answer.ok) { tell(say('welcome')); await account(); } else if (answer.status === 401) tell(answer.content?.detail ?? '401', true);
}

async function addPasskey() {
  const proof = await ask('account/passkeys/options', options => PublicKeyCredential.parseCreationOptionsFromJSON(options), options => navigator.credentials.create(options));
  if (proof && (await call('POST', 'account/passkeys', { ...proof, name: `Browser, ${new Date().toLocaleDateString(language)}` })).ok) await account();
}

function choosePassword(title, path, token, done) {
  const [password, input] = field('newPassword', { type: 'password', autocomplete: 'new-password', minLength: 12 }, 'rules');
  by('main').replaceChildren(form(title, 'save', async () => {
    if (!(await call('POST', path, { token, password: input.value })).ok) return;
    history.replaceState(null, '', '/account');
    show(signIn);
    tell(say(done));
  }, password));
  input.focus();
}

async function account() {
  const own = await call('GET', 'account');
  const [list, keys] = own.ok ? await Promise.all([call('GET', 'sessions'), call('GET', 'account/passkeys')]) : [];
  if (!own.ok) return show(signIn);
  show(() => {
    const { email, roles, secondFactor, mayOnly } = own.content;
    const names = roles.map(role => make('li', { textContent: role.scopeId ? `${role.role} (${role.scope} ${role.scopeId})` : role.role }));
    const sessions = (list.content?.items ?? []).map(session => make('li', {},
      `${session.client ?? '?'} – ${say('until')} ${new Date(session.expiresAt).toLocaleString(language)} `,
      session.id === own.content.sessionId ? `(${say('here')})` : button('end', async () => { await call('DELETE', `sessions/${session.id}`); await account(); })));
    const passkeys = (keys.content?.items ?? []).map(key => make('li', {}, `${key.name} `,
      button('remove', async () => { await call('DELETE', `account/passkeys/${key.id}`, undefined, { 'If-Match': '*' }); await account(); })));
    by('main').replaceChildren(...[
      make('h2', { textContent: say('account') }), make('p', { textContent: email }), button('signOut', async () => { await call('DELETE', `sessions/${own.content.sessionId}`); await account(); }),
      make('h3', { textContent: say('roles') }), names.length ? make('ul', {}, ...names) : make('p', { textContent: say('none') }),
      make('h3', { textContent: say('factor') }), mayOnly ? make('p', { className: 'bad', textContent: say('factorNeeded') }) : null, factor(secondFactor),
      make('h3', { textContent: say('passkeys') }), passkeys.length ? make('ul', {}, ...passkeys) : make('p', { textContent: say('none') }), button('addPasskey', addPasskey),
      make('h3', { textContent: say('sessions') }), make('ul', {}, ...sessions), button('endOthers', async () => { await call('DELETE', 'sessions'); await account(); })].filter(Boolean));
  });
}

const codesOnPaper = codes => [make('p', { textContent: say('recovery') }), make('pre', { textContent: codes.join('\n') })];

function factorThere() {
  const place = make('div', {}, make('p', { textContent: say('hasFactor') }), button('renewCodes', async () => {
    const renewed = await call('POST', 'account/recovery-codes');
    if (renewed.ok) place.replaceChildren(...codesOnPaper(renewed.content.recoveryCodes));
  }), button('replaceFactor', async () => { if ((await call('DELETE', 'account/totp')).ok) await account(); }));
  return place;
}

function factor(present) {
  if (present) return factorThere();
  const place = make('div', {}, button('begin', async () => {
    const offer = await call('POST', 'account/totp');
    if (!offer.ok) return;
    const [code, input] = field('code', { autocomplete: 'one-time-code', inputMode: 'numeric' });
    place.replaceChildren(make('p', { textContent: say('secret') }), make('p', {}, make('code', { textContent: offer.content.secret.match(/.{1,4}/g).join(' ') })),
      make('p', {}, make('a', { href: offer.content.address, textContent: 'otpauth://' })),
      form('confirm', 'confirm', async () => {
        const confirmed = await call('POST', 'account/totp/confirm', { code: input.value });
        if (confirmed.ok) place.replaceChildren(...codesOnPaper(confirmed.content.recoveryCodes));
      }, code));
    input.focus();
  }));
  return place;
}

function begin() {
  const [purpose, token] = location.hash.slice(1).split(/=(.*)/s);
  if (purpose === 'invitation' && token) show(() => choosePassword('invitation', 'invitations/accept', token, 'opened'));
  else if (purpose === 'password-reset' && token) show(() => choosePassword('newPassword', 'password-resets/accept', token, 'changed'));
  else { show(() => {}); account(); }
}

by('language').addEventListener('click', () => { language = language === 'de' ? 'en' : 'de'; show(draw); });
addEventListener('hashchange', begin);
begin();
