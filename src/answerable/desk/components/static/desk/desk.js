// What the desk's pages do besides their links and forms. Every page works without it.
(() => {
  'use strict'
  const all = (what, where = document) => [...where.querySelectorAll(what)]
  const status = (words) => {
    const line = document.getElementById('desk-status')
    if (line) line.textContent = words
  }

  // Keys. [data-key] says which key follows a link, presses a button or goes to a box: that of the row with the focus before
  // any other, never that of another row, then that of the page before one of the header. None works while someone types, and none at all where they are switched off (the page /keys/).
  const isTyping = (at) =>
    at.isContentEditable ||
    at.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset])')
  const isSeen = (it) => it.getClientRects().length > 0
  let before = ''
  let forget

  const walk = (step) => {
    const rows = all('[data-row]').filter(isSeen)
    if (!rows.length) return false
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const row = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)]
    const stop = row.matches('a[href], button, [tabindex]') ? row : row.querySelector('a[href], button, summary, [tabindex]')
    if (!stop) return false
    stop.focus()
    row.scrollIntoView({ block: 'nearest' })
    return true
  }

  const showKeys = (show) => {
    const list = document.getElementById('keys')
    if (!list || list.hidden !== show) return false
    list.hidden = !show
    if (show) list.focus()
    return true
  }

  const use = (keys) => {
    const ofOther = (one) => one.closest('[data-row]')?.contains(document.activeElement) === false
    const found = all(`[data-key="${CSS.escape(keys)}"]`).filter((one) => !one.disabled && !ofOther(one))
    const it = found.find((one) => one.closest('[data-row]')) ?? found.find((one) => one.closest('main')) ?? found[0]
    if (!it) return false
    if (isTyping(it)) {
      it.focus()
      it.select?.()
    } else it.click()
    return true
  }

  const ACTS = { j: () => walk(1), k: () => walk(-1), '?': () => showKeys(true) || showKeys(false) }

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return void (showKeys(false) || closeMenu(true))
    const isKey = event.key.length === 1 || event.key === 'Backspace' || (event.key === 'Enter' && event.target.matches('[data-row]'))
    if (!('shortcuts' in document.body.dataset) || !isKey || isTyping(event.target)) return
    const keys = before ? `${before} ${event.key}` : event.key
    clearTimeout(forget)
    before = ''
    if ((ACTS[keys] && ACTS[keys]()) || use(keys)) event.preventDefault()
    else if (document.querySelector(`[data-key^="${CSS.escape(event.key)} "]`)) {
      before = event.key
      forget = setTimeout(() => (before = ''), 1500)
    }
  })

  // The person's menu closes with Escape, and when the focus or the mouse goes elsewhere.
  const closeMenu = (back) => {
    const menu = document.querySelector('.app-person[open]')
    if (!menu) return
    menu.open = false
    if (back) menu.querySelector('summary').focus()
  }
  for (const name of ['click', 'focusin']) {
    document.addEventListener(name, ({ target }) => target.closest?.('.app-person') || closeMenu(false))
  }

  // Words that were typed and not saved: kept for this tab alone, put back when the page is opened again.
  const place = (area) => `kept ${location.pathname} ${area.dataset.keep || area.name}`
  const kept = (area) => JSON.parse(sessionStorage.getItem(place(area)) || 'null')
  const from = (area) => area.dataset.from ?? area.defaultValue
  const keep = (area, more) =>
    sessionStorage.setItem(place(area), JSON.stringify({ words: area.value, from: from(area), ...more }))

  const tell = (area, words, act, label) => {
    const line = document.createElement('p')
    line.className = 'govuk-body-s app-kept'
    line.setAttribute('role', 'status')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'app-link-button'
    button.textContent = label
    button.addEventListener('click', () => (act(), line.remove(), area.focus()))
    line.append(words + ' ', button)
    area.before(line)
  }

  const put = (area, words) => {
    area.value = words
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const restore = (area) => {
    const old = kept(area)
    if (!old) return
    // A form that came back unsaved has the words already: they are kept on, as a change to what was saved.
    if (old.words === area.value && area.closest('[data-unsaved]')) return void (area.dataset.from = old.from)
    const isOther = old.from !== area.defaultValue
    if (old.words === area.value || (isOther && old.sent)) return sessionStorage.removeItem(place(area))
    if (isOther) {
      tell(area, 'The words below changed after you wrote something that was not saved.', () => put(area, old.words), 'Put mine in')
    } else {
      put(area, old.words)
      tell(area, 'These are words of yours that were not saved yet.', () => put(area, area.defaultValue), 'Go back to what was saved')
    }
  }

  document.addEventListener('input', ({ target }) => {
    if (!target.matches?.('[data-keep]')) return
    if (target.value === from(target)) sessionStorage.removeItem(place(target))
    else keep(target)
  })
  document.addEventListener('submit', ({ target }) => {
    if (target.matches('[data-forget]')) sessionStorage.clear()
    all('[data-keep]', target).forEach((area) => kept(area) && keep(area, { sent: true }))
    if (target.querySelector('[data-keep-choice]')) sessionStorage.removeItem(CHOICE)
  })

  // A choice that brought the boxes of such words is made again, so that they have a place to come back to.
  const CHOICE = `kept ${location.pathname} `
  const saved = document.querySelector('form:not([data-unsaved]) [data-keep-choice]:checked')?.value ?? ''
  const chooseAgain = () => {
    const old = JSON.parse(sessionStorage.getItem(CHOICE) || 'null')
    const hasWords = Object.keys(sessionStorage).some((name) => name !== CHOICE && name.startsWith(CHOICE))
    const it = old && hasWords && old.from === saved && document.querySelector(`[data-keep-choice][value="${CSS.escape(old.value)}"]`)
    if (!it) return sessionStorage.removeItem(CHOICE)
    it.checked = true
    it.dispatchEvent(new Event('change', { bubbles: true }))
  }
  document.addEventListener('change', ({ target }) => {
    if (!target.matches?.('[data-keep-choice]')) return
    if (target.value === saved) sessionStorage.removeItem(CHOICE)
    else sessionStorage.setItem(CHOICE, JSON.stringify({ value: target.value, from: saved }))
  })

  // A finding and the words it is about light each other up.
  const light = (is) => ({ target }) => {
    const one = target.closest?.('[data-finding], [data-span]')
    if (!one) return
    for (const id of (one.dataset.finding ?? one.dataset.span).split(' ')) {
      all(`[data-finding="${id}"], [data-span~="${id}"]`).forEach((it) => it.classList.toggle('is-lit', is))
    }
  }
  for (const name of ['mouseover', 'focusin']) document.addEventListener(name, light(true))
  for (const name of ['mouseout', 'focusout']) document.addEventListener(name, light(false))

  // htmx: a form that was written in since it was sent for is not put in the place of what was written: it is sent for again.
  const written = (it) => it.matches?.('form') ? new URLSearchParams(new FormData(it)).toString() : ''
  document.addEventListener('htmx:beforeRequest', ({ detail }) => (detail.requestConfig.written = written(detail.target)))
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (written(detail.target) === detail.requestConfig.written) return
    detail.shouldSwap = false
    detail.target.querySelector('input:checked')?.dispatchEvent(new Event('change', { bubbles: true }))
  })

  // htmx: say in words when something could not be fetched or saved.
  const failed = () => status('That could not be done just now. Your words are still here: save the page, or try again in a minute.')
  for (const name of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) document.addEventListener(name, failed)
  document.addEventListener('htmx:afterRequest', ({ detail }) => detail.successful && status(''))
  document.addEventListener('htmx:load', ({ detail }) => detail.elt === document.body ? chooseAgain() : all('[data-keep]', detail.elt).forEach(restore))
  all('[data-keep]').forEach(restore)
})()
