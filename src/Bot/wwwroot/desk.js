// The parts of the officers' desk that only a browser can do: signs of life, sound and notifications, shortcuts, keeping the newest message in view.
let page, beat, keys, allowed = false, sound;

export function start(reference) {
    page = reference;
    beat = setInterval(() => page.invokeMethodAsync('Seen').catch(() => { }), 10000);
    keys = event => {
        if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        const key = event.key.toLowerCase();
        if (key === '/') { event.preventDefault(); document.getElementById('filter')?.focus(); return; }
        if (key === 'r') { event.preventDefault(); document.getElementById('write')?.focus(); return; }
        if (key === 'n') { event.preventDefault(); document.getElementById('note')?.focus(); return; }
        if ('jkce?'.includes(key)) { event.preventDefault(); page.invokeMethodAsync('Pressed', key); }
    };
    document.addEventListener('keydown', keys);
}

export function stop() {
    clearInterval(beat);
    document.removeEventListener('keydown', keys);
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

export function toEnd(element) {
    if (element) element.scrollTop = element.scrollHeight;
}
