// The longest task of the main thread, in CPU time, while the heaviest link of each lab opens and is computed.
const FUNCTIONS = 'gelu,mish,swish,snake';
const ROWS = Array.from({ length: 60 }, (_, i) => `swish:${(i + 1) / 10}`).join(',');

const LINKS = {
  Explore: '?f=snake,swish,gelu,mish,softplus,hard_swish&show=f,df,ddf&x=-500000..500000',
  Train: `?lab=train&f=${FUNCTIONS}&net=64-64-64-64-64-64-64-64-64-64-64-64&n=2000&batch=1000&opt=adam`,
  Depth: `?lab=depth&f=${FUNCTIONS}&depth=100&width=512`,
  Compare: `?lab=compare&f=${ROWS}`,
};
const SECONDS = 20;
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

export async function heaviest(open) {
  const rows = [];
  for (const [lab, link] of Object.entries(LINKS)) {
    const { page, close } = await open('?embed=1');
    const browser = page.context().browser();
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.goto(new URL(link, page.url()).href);
    await page.waitForTimeout(1000 * SECONDS);
    const { traceEvents } = JSON.parse(await browser.stopTracing());
    await close();
    rows.push({ name: `${lab}, heaviest link, longest task`, value: longestTask(traceEvents), unit: 'ms of CPU time' });
  }
  return rows;
}

/** The longest task of a renderer's main thread. */
function longestTask(events) {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const isMain = ({ pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid);
  // A task that the end of the trace cuts has no duration.
  const tasks = events.filter((event) => event.name === 'RunTask' && event.tdur && isMain(event));
  return Math.max(...tasks.map(({ tdur }) => tdur)) / 1000;
}
