try{let e=localStorage.getItem("cahier:theme");(e==="light"||e==="dark")&&(document.documentElement.dataset.theme=e)}catch{}
