{
const it = document.querySelector("[data-until]");
it.hidden &&= new Date < new Date(it.dataset.until);
}
