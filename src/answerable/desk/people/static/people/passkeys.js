// Shows what needs passkeys where the browser has them, and says in words when one could not be used.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.PublicKeyCredential) return;
  for (const part of document.querySelectorAll("[data-passkeys]")) part.hidden = false;
});
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.getElementById("passkey-fault");
  if (place) place.textContent = "The passkey was not used. Try again, or use another way.";
});
