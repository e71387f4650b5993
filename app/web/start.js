// Begins when the page is read.
document.documentElement.classList.add("scripted");
