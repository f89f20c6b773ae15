// What a move of a slider costs until the page is painted, and afterwards.
import { median } from './median.mjs';

/**
 * Drags a slider by the mouse in a number of steps, with `pause` milliseconds between them. From a trace of the browser:
 * the median work of the main thread in the frame of a step until it is painted, as CPU and as wall-clock milliseconds,
 * and the median of the longest task between two steps.
 */
export async function painted(page, slider, { moves = 25, pause = 400 } = {}) {
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider.boundingBox();
  const place = (share) => [x + width * (0.3 + 0.4 * share), y + height / 2];
  await page.mouse.move(...place(0));
  await page.mouse.down();
  await page.waitForTimeout(pause);
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  for (let i = 1; i <= moves; i++) {
    await page.mouse.move(...place(i / moves));
    await page.waitForTimeout(pause);
  }
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  await page.mouse.up();
  return summary(events);
}

function summary(events) {
  const inputs = events.filter(({ name, args }) => name === 'EventDispatch' && args.data.type === 'input');
  const { pid, tid } = inputs[0];
  const tasks = events
    .filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid)
    .sort((a, b) => a.ts - b.ts);
  // A frame is one task: callbacks and their microtasks, styles, layout, painting.
  const frames = inputs.map(({ ts }) => tasks.findLastIndex((task) => task.ts <= ts));
  const own = (task) => (task.tdur ?? task.dur) / 1000;
  const later = frames.map((frame, i) => Math.max(0, ...tasks.slice(frame + 1, frames[i + 1]).map(own)));
  return {
    own: median(frames.map((frame) => own(tasks[frame]))),
    wall: median(frames.map((frame) => tasks[frame].dur / 1000)),
    later: median(later),
  };
}
