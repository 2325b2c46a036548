// The parts of the officers' desk that only a browser can do: signs of life, sound and notifications, shortcuts, keeping the newest message in view.
let page, keys, used = true, allowed = false, sound;

export function isThere() {
    return true;
}

/** Gives whether the shortcuts are used. */
export function start(reference) {
    page = reference;
    try { used = localStorage.getItem('vinhphong.shortcuts') !== 'off'; } catch { /* forbidden here: they are */ }
    keys = event => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const key = event.key.toLowerCase();
        if (key === 'escape') {
            for (const menu of document.querySelectorAll('details.menu[open]')) { menu.open = false; menu.querySelector('summary').focus(); }
            page.invokeMethodAsync('Pressed', key);
            return;
        }
        if (!used || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        if (key === 'e') return open(event, document.querySelector('#end'));
        const field = { '/': 'filter', r: 'write', n: 'note' }[key];
        if (field) { event.preventDefault(); document.getElementById(field)?.focus(); return; }
        if (/^[jkc?]$/.test(key)) { event.preventDefault(); page.invokeMethodAsync('Pressed', key); }
    };
    document.addEventListener('keydown', keys);
    document.addEventListener('click', closeOthers);
    return used;
}

export function stop() {
    document.removeEventListener('keydown', keys);
    document.removeEventListener('click', closeOthers);
}

export function useShortcuts(wanted) {
    used = wanted;
    try { localStorage.setItem('vinhphong.shortcuts', wanted ? 'on' : 'off'); } catch { /* until the page is closed, then */ }
}

function open(event, menu) {
    if (!menu) return;
    event.preventDefault();
    menu.open = true;
    menu.querySelector('button').focus();
}

function closeOthers(event) {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
}

export async function allowAlerts() {
    sound = sound || new (window.AudioContext || window.webkitAudioContext)();
    if ('Notification' in window && Notification.permission === 'default') await Notification.requestPermission();
    allowed = true;
    beep();
    return true;
}

function beep() {
    if (!sound) return;
    const tone = sound.createOscillator(), volume = sound.createGain();
    volume.gain.value = 0.08;
    tone.frequency.value = 660;
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.25);
}

export function alert(title, body) {
    if (!allowed) return;
    beep();
    if (document.hidden && 'Notification' in window && Notification.permission === 'granted') new Notification(title, { body, tag: body });
}

/** What an officer has typed outlives a broken line and a reload of this tab. Gives what is kept of it. */
export function keepDraft(field, conversation) {
    const name = 'vinhphong.draft.' + conversation;
    try {
        const keep = () => sessionStorage.setItem(name, field.value);
        field.addEventListener('input', keep);
        if (field.value) keep(); // typed before this script had come
        return sessionStorage.getItem(name);
    } catch { return null; /* forbidden here */ }
}

export function dropDraft(conversation) {
    try { sessionStorage.removeItem('vinhphong.draft.' + conversation); } catch { /* there is none */ }
}

export function toEnd(element) {
    if (element) element.scrollTop = element.scrollHeight;
}
