// Until the program has started: shows the picture of the lab in the address, in its theme. A classic script, since a
// sandboxed frame of opaque origin cannot load modules without CORS headers, and still has to show the failure.
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const [lab, theme] = [query.get('lab') ?? '', query.get('theme')];
  // The pictures are not parsed yet, so whether there is one of this name is checked in `mark`.
  root.dataset.lab = /^[a-z]+$/.test(lab) ? lab : '';
  const picture = `[data-picture="${root.dataset.lab}"]`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root:not([data-lab=""]) [data-picture]:not(${picture}) { display: none; }`);
  document.adoptedStyleSheets = [sheet];
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  if (query.get('embed') === '1') root.dataset.embed = '';

  // A script that could not be loaded shows the failure. If the page comes from a cache, and the server has a new version
  // without its files, it is loaded anew.
  const isReloaded = performance.getEntriesByType('navigation')[0]?.type === 'reload';
  const isGone = async (address) => {
    try {
      const response = await fetch(address, { method: 'HEAD', cache: 'reload' });
      // Ends the request, which is otherwise reported as aborted when the page is left.
      await response.text();
      return [404, 410].includes(response.status);
    } catch {
      return false;
    }
  };
  addEventListener(
    'error',
    async ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      root.dataset.failed = '';
      if (!isReloaded && (await isGone(target.src))) location.reload();
    },
    true,
  );

  /** Marks the tab of the lab, sets the title, and points the link of the failure message at the whole page. */
  const mark = () => {
    const whole = document.querySelector('.not-started a');
    // Of a page that was stopped while it was loaded, as with a frame that is removed, the rest is missing.
    if (!whole) return;
    if (!document.querySelector(picture)) root.dataset.lab = '';
    whole.href = location.href.replace(/([?&])embed=1(&|$)/, '$1');
    const link = document.querySelector(`nav a[href$="lab=${root.dataset.lab}"]`);
    if (!link) return;
    document.querySelector('nav [aria-current]').removeAttribute('aria-current');
    link.setAttribute('aria-current', 'page');
    document.title = `${link.textContent} – Activation Lab`;
  };
  // The first change, to `interactive`, comes before module scripts run.
  document.addEventListener('readystatechange', mark, { once: true });
}
