// What of GOV.UK Frontend's behaviour the desk uses. Compiled by compile.sh.
import { Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink, createAll } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const part of [ErrorSummary, SkipLink, Button, CharacterCount, Checkboxes, Radios]) createAll(part)
// What htmx brings into the page behaves as what was there from the start; its first call, for the whole page, is not for us.
document.addEventListener('htmx:load', ({ detail }) => {
  if (detail.elt === document.body) return
  for (const part of [ErrorSummary, Button, CharacterCount, Checkboxes, Radios]) createAll(part, undefined, detail.elt)
})
