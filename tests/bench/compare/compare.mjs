// SPDX-License-Identifier: GPL-3.0-or-later
// Lets vis-timeline open the files and follow the scripts that bench-window gives Annals, in headless Chromium of the
// same size, and appends its figures to the file that ANNALS_BENCH_RESULTS names.
//
//     node compare.mjs CHROMIUM VIS-TIMELINE FILE…     its folder, and files named N.vis.json of N events
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const [chromium, vis, ...files] = process.argv.slice(2);
const RUNS = 3, WIDTH = 1600, HEIGHT = 900;
const LIMIT = 120e3;          // milliseconds for a file to open, or for a script to begin
const SCRIPT_LIMIT = 20e3;    // for a script, which then ends early
const TICK = 10;              // milliseconds in which the kernel counts processor time
const SCRIPTS = { 'whole range': 1, 'a hundredth': 0.01, 'to an hour and back': 0 };
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const routes = { '/': path.join(here, 'page.html'), '/vis.js': path.join(vis, 'standalone/umd/vis-timeline-graph2d.min.js'),
                 '/vis.css': path.join(vis, 'styles/vis-timeline-graph2d.min.css') };
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

function report(measure, unit, n, value) {
  const text = typeof value === 'number' ? value.toPrecision(4) : value;
  console.log(`  ${measure.padEnd(52)} ${text} ${unit}`);
  if (process.env.ANNALS_BENCH_RESULTS)
    fs.appendFileSync(process.env.ANNALS_BENCH_RESULTS, ['vis-timeline', measure, unit, n, text].join('\t') + '\n');
}

const quantile = (values, q) => values.sort((a, b) => a - b)[Math.max(Math.ceil(q * values.length), 1) - 1];

function within(promise, milliseconds) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error('too late')), milliseconds); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// ---- Chromium, by the DevTools protocol over a pipe ----

class Browser {
  constructor() {
    this.profile = fs.mkdtempSync(path.join(fs.realpathSync(process.env.TMPDIR ?? '/tmp'), 'annals-bench-'));
    this.started = performance.now();
    this.process = spawn(chromium, ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', `--user-data-dir=${this.profile}`,
      `--window-size=${WIDTH},${HEIGHT}`, '--remote-debugging-pipe', 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.waiting = new Map();
    this.ids = 0;
    const [, , , input, output] = this.process.stdio;
    this.input = input;
    input.on('error', () => {});
    let rest = '';
    output.setEncoding('utf8').on('data', text => {
      const messages = (rest + text).split('\0');
      rest = messages.pop();
      for (const message of messages.map(JSON.parse)) {
        const { done, fail } = this.waiting.get(message.id) ?? {};
        this.waiting.delete(message.id);
        message.error ? fail?.(new Error(message.error.message)) : done?.(message.result);
      }
    });
    this.gone = new Promise(done => this.process.once('exit', done));
    this.gone.then(() => this.waiting.forEach(({ fail }) => fail(new Error('Chromium ended'))));
  }

  send(method, params = {}) {
    const id = ++this.ids;
    this.input.write(JSON.stringify({ id, method, params, sessionId: this.session }) + '\0');
    return new Promise((done, fail) => this.waiting.set(id, { done, fail }));
  }

  async attach() {
    const { targetInfos } = await this.send('Target.getTargets');
    const { targetId } = targetInfos.find(target => target.type === 'page');
    this.session = (await this.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    await this.send('Emulation.setDeviceMetricsOverride', { width: WIDTH, height: HEIGHT, deviceScaleFactor: 1, mobile: false });
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  // Of all its processes: milliseconds of processor time, and megabytes with what is shared counted once.
  usage() {
    const parents = new Map();
    for (const pid of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name)))
      try {
        const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
        parents.set(+pid, { parent: +fields[1], work: (+fields[11] + +fields[12]) * TICK });
      } catch { /* it ended */ }
    let work = 0, memory = 0;
    for (const [pid, its] of parents) {
      let up = pid;
      while (up && up !== this.process.pid)
        up = parents.get(up)?.parent;
      if (!up)
        continue;
      work += its.work;
      try {
        memory += +/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] / 1024;
      } catch { /* it ended */ }
    }
    return { work, memory };
  }

  async close() {
    this.process.kill('SIGKILL');
    await this.gone;
    await new Promise(done => setTimeout(done, 300));   // for its children
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

// ---- A run ----

async function runScripts(browser, figures) {
  for (const [name, part] of Object.entries(SCRIPTS)) {
    await within(browser.evaluate(`begin(${part})`), LIMIT);
    const before = browser.usage().work;
    const between = await within(browser.evaluate(`run(${part}, ${SCRIPT_LIMIT})`), LIMIT);
    const note = (measure, value) => (figures[`${name}: ${measure}`] ??= []).push(value);
    note('all processor time a frame', (browser.usage().work - before) / between.length);
    for (const [word, q] of [['median', 0.5], ['p95', 0.95], ['p99', 0.99], ['worst', 1]])
      note(`between frames, ${word}`, quantile(between, q));
  }
}

async function runOnce(origin, file, figures) {
  const browser = new Browser();
  const note = (measure, value) => (figures[measure] ??= []).push(value);
  try {
    await within(browser.attach(), LIMIT);
    await browser.send('Page.navigate', { url: origin });
    await within(browser.evaluate(`new Promise(done => document.readyState === 'complete' ? done()
      : addEventListener('load', done))`), LIMIT);
    note('open: labels planned', await within(browser.evaluate(`open(${JSON.stringify('/' + file)})`), LIMIT));
    const { data } = await within(browser.send('Page.captureScreenshot', { format: 'png' }), LIMIT);
    note('file to png', performance.now() - browser.started);
    if (process.env.ANNALS_BENCH_PICTURES)
      fs.writeFileSync(path.join(process.env.ANNALS_BENCH_PICTURES, path.basename(file) + '.png'), Buffer.from(data, 'base64'));
    await new Promise(done => setTimeout(done, 1000));
    note('memory, settled', browser.usage().memory);
    await runScripts(browser, figures);
    return true;
  } catch (error) {
    console.log(`  vis-timeline gave up: ${error.message}`);
    figures['open: labels planned'] ??= [`>${LIMIT}`];
    return false;
  } finally {
    await browser.close();
  }
}

function serve() {
  const byName = Object.fromEntries(files.map(file => ['/' + path.basename(file), file]));
  const server = http.createServer((request, response) => {
    const file = routes[request.url] ?? byName[request.url];
    if (!file)
      return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[path.extname(file)], 'content-length': fs.statSync(file).size });
    fs.createReadStream(file, { highWaterMark: 1 << 20 }).pipe(response);
  });
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(server)));
}

const server = await serve();
for (const file of files) {
  const n = parseInt(path.basename(file)), figures = {};
  console.log(`${n} events in vis-timeline`);
  let good = true;
  for (let run = 0, started = performance.now(); good && run < RUNS && (run === 0 || performance.now() - started < 60e3); run++)
    good = await runOnce(`http://127.0.0.1:${server.address().port}/`, path.basename(file), figures);
  for (const [measure, values] of Object.entries(figures))
    report(measure, measure.startsWith('memory') ? 'MB' : 'ms', n,
      typeof values[0] === 'number' ? quantile(values, 0.5) : values[0]);
  if (!good)
    break;   // a larger file would not do better
}
server.close();
