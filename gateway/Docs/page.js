'use strict';

const words = {
  en: {
    skip: 'To the operations', search: 'Search', token: 'Token', other: 'Deutsch',
    intro: 'What the platform can be asked. Changes need If-Match with the ETag that you read; a repeated POST with the same Idempotency-Key gets the first answer again.',
    tokenHint: 'Not needed when you are signed in in this browser. Stays in the memory of this page and is gone when you close or reload it.', account: 'Sign in',
    loading: 'Loading …', failed: 'The description could not be loaded.', away: 'Not available just now: ', found: n => `${n} operation${n === 1 ? '' : 's'}`,
    parameters: 'Parameters', name: 'Name', place: 'In', type: 'Type', text: 'Meaning', required: 'required', body: 'Body', answers: 'Answers',
    attempt: 'Try it', send: 'Send', sending: 'Sending …', extra: 'Further headers, one per line (Name: value)', unreachable: 'The gateway could not be reached.',
    json: 'The body is not valid JSON; it is sent as it is.', missing: 'Fill in: ',
  },
  de: {
    skip: 'Zu den Aufrufen', search: 'Suchen', token: 'Token', other: 'English',
    intro: 'Was die Plattform beantwortet. Änderungen brauchen If-Match mit dem gelesenen ETag; ein wiederholter POST mit gleichem Idempotency-Key bekommt die erste Antwort noch einmal.',
    tokenHint: 'Nicht nötig, wenn Sie in diesem Browser angemeldet sind. Bleibt nur im Speicher dieser Seite und ist beim Schließen oder Neuladen weg.', account: 'Anmelden',
    loading: 'Wird geladen …', failed: 'Die Beschreibung konnte nicht geladen werden.', away: 'Zurzeit nicht verfügbar: ', found: n => `${n} Aufruf${n === 1 ? '' : 'e'}`,
    parameters: 'Angaben', name: 'Name', place: 'Ort', type: 'Typ', text: 'Bedeutung', required: 'nötig', body: 'Inhalt', answers: 'Antworten',
    attempt: 'Ausprobieren', send: 'Senden', sending: 'Wird gesendet …', extra: 'Weitere Kopfzeilen, eine je Zeile (Name: Wert)', unreachable: 'Das Gateway ist nicht erreichbar.',
    json: 'Der Inhalt ist kein gültiges JSON; er wird so gesendet.', missing: 'Bitte ausfüllen: ',
  },
};
const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const deepest = 8;
let language = navigator.language.startsWith('de') ? 'de' : 'en';
let api = null;
const by = id => document.getElementById(id);
const say = key => words[language][key];

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child !== null));
  return element;
}

function resolve(node) {
  for (let hops = 0; node?.$ref && hops < deepest; hops++)
    node = node.$ref.slice(2).split('/').reduce((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], api);
  return node ?? {};
}

function typeOf(schema) {
  const name = schema?.$ref?.split('/').pop();
  const known = resolve(schema);
  if (known.enum) return known.enum.filter(value => value !== null).join(' | ');
  if (known.oneOf || known.anyOf) return (known.oneOf ?? known.anyOf).map(typeOf).join(' | ');
  const type = [known.type ?? 'any'].flat().filter(part => part !== 'null').join(' | ');
  if (type === 'array') return `${typeOf(known.items ?? {})}[]`;
  return name ?? (known.format ? `${type} (${known.format})` : type);
}

function example(schema, depth = 0) {
  const known = resolve(schema);
  if (known.example !== undefined) return known.example;
  if (known.enum) return known.enum[0];
  if (depth > deepest) return null;
  const choice = (known.oneOf ?? known.anyOf ?? known.allOf)?.find(option => option.type !== 'null');
  if (choice) return example(choice, depth + 1);
  const type = [known.type].flat().find(part => part !== 'null');
  if (type === 'object' || known.properties)
    return Object.fromEntries(Object.entries(known.properties ?? {}).map(([name, part]) => [name, example(part, depth + 1)]));
  if (type === 'array') return [example(known.items ?? {}, depth + 1)];
  if (type === 'integer' || type === 'number') return known.minimum ?? 0;
  if (type === 'boolean') return false;
  return { date: '2026-01-31', 'date-time': '2026-01-31T12:00:00Z', uuid: '00000000-0000-0000-0000-000000000000' }[known.format] ?? '';
}

function parameterTable(parameters) {
  if (parameters.length === 0) return null;
  const head = make('tr', {}, ...['name', 'place', 'type', 'text'].map(key => make('th', { scope: 'col', textContent: say(key) })));
  const rows = parameters.map(parameter => make('tr', {},
    make('td', {}, make('code', { textContent: parameter.name }), parameter.required ? ` (${say('required')})` : ''),
    make('td', { textContent: parameter.in }), make('td', { textContent: typeOf(parameter.schema) }), make('td', { textContent: parameter.description ?? '' })));
  return make('div', {}, make('h3', { textContent: say('parameters') }), make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows)));
}

function contentOf(described) {
  return Object.entries(resolve(described).content ?? {})[0] ?? null;
}

function schemaBlock(schema) {
  return [make('p', {}, make('code', { textContent: typeOf(schema) })), make('pre', { textContent: JSON.stringify(example(schema), null, 2) })];
}

function answersList(responses) {
  return make('div', {}, make('h3', { textContent: say('answers') }), ...Object.entries(responses ?? {}).map(([status, answer]) => {
    const content = contentOf(answer);
    const title = `${status} ${resolve(answer).description ?? ''}`;
    if (!content) return make('p', { textContent: title });
    return make('details', {}, make('summary', { textContent: title }), make('div', {}, ...schemaBlock(content[1].schema ?? {})));
  }));
}

function field(text, input) {
  return [make('label', {}, make('span', { textContent: text }), input), input];
}

function attempt(operation) {
  const inputs = operation.parameters.map(parameter => [parameter, ...field(parameter.name, make('input', { autocomplete: 'off', required: !!parameter.required }))]);
  const [bodyLabel, body] = operation.body ? field(say('body'), make('textarea', { spellcheck: false, value: JSON.stringify(example(operation.body[1].schema ?? {}), null, 2) })) : [null, null];
  const [extraLabel, extra] = field(say('extra'), make('textarea', { autocomplete: 'off', rows: 2, className: 'low' }));
  const result = make('div', { role: 'status' });
  const form = make('form', { noValidate: true }, make('h3', { textContent: say('attempt') }), ...inputs.map(entry => entry[1]), bodyLabel, extraLabel,
    make('p', {}, make('button', { type: 'submit', textContent: say('send') })), result);
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(operation, inputs.map(([parameter, , input]) => [parameter, input.value]), body?.value, extra.value, result);
  });
  return form;
}

async function send(operation, values, body, extra, result) {
  const missing = values.filter(([parameter, value]) => parameter.in === 'path' && value === '').map(([parameter]) => parameter.name);
  if (missing.length > 0) return result.replaceChildren(make('p', { className: 'bad', textContent: say('missing') + missing.join(', ') }));
  result.replaceChildren(make('p', { textContent: say('sending') }));
  const headers = new Headers({ 'Accept-Language': language });
  if (by('token').value) headers.set('Authorization', `Bearer ${by('token').value.trim()}`);
  else {
    const proof = document.cookie.split('; ').find(cookie => cookie.startsWith('__Host-bkmo-session-proof='));
    if (proof) headers.set('X-CSRF-Token', proof.slice(proof.indexOf('=') + 1));
  }
  let path = operation.path;
  const query = new URLSearchParams();
  try {
    for (const [parameter, value] of values) {
      if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
      else if (value !== '' && parameter.in === 'query') query.append(parameter.name, value);
      else if (value !== '' && parameter.in === 'header') headers.set(parameter.name, value);
    }
    for (const line of extra.split('\n').filter(text => text.includes(':'))) headers.set(line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim());
    if (body !== undefined) headers.set('Content-Type', operation.body[0]);
    const answer = await fetch(query.size ? `${path}?${query}` : path, { method: operation.method.toUpperCase(), headers, body });
    await show(answer, result, body);
  } catch {
    result.replaceChildren(make('p', { className: 'bad', textContent: say('unreachable') }));
  }
}

async function show(answer, result, body) {
  let text = await answer.text();
  try { text = JSON.stringify(JSON.parse(text), null, 2); } catch { /* shown as it came */ }
  const kept = ['etag', 'location', 'event-position', 'link', 'retry-after', 'allow', 'content-type'];
  const headers = kept.filter(name => answer.headers.has(name)).map(name => `${name}: ${answer.headers.get(name)}`).join('\n');
  let hint = null;
  if (body !== undefined) try { JSON.parse(body); } catch { hint = make('p', { className: 'bad', textContent: say('json') }); }
  result.replaceChildren(...[hint, make('p', { className: answer.ok ? '' : 'bad', textContent: `${answer.status} ${answer.statusText}` }),
    make('pre', { textContent: headers, tabIndex: 0 }), make('pre', { textContent: text, tabIndex: 0 })].filter(Boolean));
}

function operationsOf(service) {
  return Object.entries(api.paths ?? {}).flatMap(([path, item]) => methods.filter(method => item[method]?.tags?.includes(service)).map(method => ({
    path, method, described: item[method], body: contentOf(item[method].requestBody ?? {}),
    parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(resolve),
  })));
}

function details(operation) {
  const { described } = operation;
  const inside = make('div');
  const element = make('details', {}, make('summary', {}, make('b', { textContent: operation.method.toUpperCase() }), ` ${operation.path} `,
    make('span', { className: 'soft', textContent: described.summary ?? '' })), inside);
  element.addEventListener('toggle', () => {
    if (!element.open || inside.hasChildNodes()) return;
    const body = operation.body ? make('div', {}, make('h3', { textContent: say('body') }), ...schemaBlock(operation.body[1].schema ?? {})) : null;
    inside.append(...[described.description ? make('p', { textContent: described.description }) : null,
      parameterTable(operation.parameters), body, answersList(described.responses), attempt(operation)].filter(Boolean));
  });
  return element;
}

function draw() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach(element => { element.textContent = say(element.dataset.text); });
  Object.assign(by('language'), { textContent: say('other'), lang: language === 'de' ? 'en' : 'de' });
  if (!api) return;
  const wanted = by('search').value.trim().toLowerCase();
  let count = 0;
  const groups = (api.tags ?? []).map(({ name }) => {
    const matching = operationsOf(name).filter(operation =>
      [name, operation.method, operation.path, operation.described.summary, operation.described.description].join(' ').toLowerCase().includes(wanted));
    count += matching.length;
    return matching.length ? make('section', {}, make('h2', { textContent: name }), ...matching.map(details)) : null;
  }).filter(Boolean);
  by('operations').replaceChildren(...groups);
  const away = api['x-unavailable'] ?? [];
  by('state').textContent = say('found')(count) + (away.length ? `. ${say('away')}${away.join(', ')}` : '');
}

async function load() {
  by('state').textContent = say('loading');
  try {
    const answer = await fetch('/openapi/v1.json');
    if (!answer.ok) throw new Error(String(answer.status));
    api = await answer.json();
    draw();
  } catch {
    Object.assign(by('state'), { className: 'bad', textContent: say('failed') });
  }
}

by('tools').addEventListener('submit', event => event.preventDefault());
by('search').addEventListener('input', draw);
by('language').addEventListener('click', () => { language = language === 'de' ? 'en' : 'de'; draw(); });
draw();
load();
