// What front ends do, run in a page of another origin; the report goes to the page's own server.
const api = new URLSearchParams(location.search).get('api');
const step = new URLSearchParams(location.search).get('step');
const headers = key => ({
  'Content-Type': 'application/json',
  Authorization: 'Bearer of-nothing',
  ...(key ? { 'Idempotency-Key': key } : {}),
});
const hydrogen = execute => JSON.stringify({
  name: 'Foreign page',
  molecule: { smiles: '[H][H]', basis: 'sto-3g' },
  configuration: { method: 'VQE', max_iterations: 1000 },
  execute_immediately: execute,
});

async function seen(response) {
  const text = await response.text();
  return {
    status: response.status,
    type: response.type,
    etag: response.headers.get('ETag'),
    location: response.headers.get('Location'),
    retryAfter: response.headers.get('Retry-After'),
    body: text ? JSON.parse(text) : null,
  };
}

async function lifeOfAnExperiment() {
  const key = crypto.randomUUID();
  const create = () => fetch(`${api}/experiments`, { method: 'POST', headers: headers(key), body: hydrogen(true) });
  const report = { created: await seen(await create()), repeated: await seen(await create()) };
  const id = report.created.body.id;
  report.polled = await seen(await fetch(`${api}/experiments/${id}`, { headers: headers() }));
  report.status = await seen(await fetch(`${api}/experiments/${id}/status`, { headers: headers() }));
  report.unchanged = await seen(await fetch(`${api}/experiments/${id}/status`, {
    headers: { ...headers(), 'If-None-Match': report.status.etag },
  }));
  report.listed = await seen(await fetch(`${api}/experiments?status=queued`, { headers: headers() }));
  // The cancel button of the quick start: no header, no body.
  report.cancelled = await seen(await fetch(`${api}/experiments/${id}/cancel`, { method: 'PATCH' }));
  report.afterwards = await seen(await fetch(`${api}/experiments/${id}`));
  return report;
}

async function refusals() {
  const pending = await seen(
    await fetch(`${api}/experiments/`, { method: 'POST', headers: headers(), body: hydrogen(false) }));
  return {
    unknown: await seen(await fetch(`${api}/experiments/999999999/cancel`, { method: 'PATCH' })),
    nowhere: await seen(await fetch(`${api}/nowhere`, { headers: headers() })),
    pending: await seen(await fetch(`${api}/experiments/${pending.body.id}/cancel`, {
      method: 'PATCH', headers: headers(), body: JSON.stringify({ reason: 'too early' }),
    })),
    invalid: await seen(await fetch(`${api}/experiments`, {
      method: 'POST', headers: headers(), body: JSON.stringify({ molecule: { smiles: 'C(', basis: 'sto-9g' } }),
    })),
    unreadable: await seen(await fetch(`${api}/experiments`, { method: 'POST', headers: headers(), body: '{' })),
    deleted: await seen(await fetch(`${api}/experiments/${pending.body.id}`, { method: 'DELETE', headers: headers() })),
  };
}

async function outage() {
  return { list: await seen(await fetch(`${api}/experiments`, { headers: headers() })) };
}

async function blocked(request) {
  try {
    const response = await request();
    return `readable with status ${response.status}`;
  } catch (failure) {
    return failure instanceof TypeError ? 'blocked' : String(failure);
  }
}

async function stranger() {
  return {
    read: await blocked(() => fetch(`${api}/experiments`)),
    write: await blocked(() =>
      fetch(`${api}/experiments`, { method: 'POST', headers: headers(), body: hydrogen(true) })),
    // A simple request, which no browser asks leave for: the service itself has to refuse it.
    blind: await blocked(() =>
      fetch(`${api}/experiments`, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: hydrogen(true) })),
  };
}

const steps = { lifeOfAnExperiment, refusals, outage, stranger };
let report;
try {
  report = await steps[step]();
} catch (failure) {
  report = { failure: `${failure}` };
}
await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
