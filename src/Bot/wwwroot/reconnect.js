// What staff see while the line to the service is broken, and how it comes back: the frame's script tries for a while and then gives up; we do not.
const banner = document.getElementById('components-reconnect-modal');
const AGAIN_AFTER = 3000;

banner.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'rejected') location.reload();
    if (event.detail.state === 'failed') setTimeout(again, AGAIN_AFTER);
});

async function again() {
    try {
        if (!await Blazor.reconnect()) location.reload(); // the service is back, and knows nothing of this page
    } catch {
        setTimeout(again, AGAIN_AFTER);
    }
}
