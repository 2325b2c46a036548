'use strict';

const forgeries = ['NoHeader', 'BadHex', 'Hmac', 'AppSecret', 'OaIdFirst', 'OtherApp', 'ReorderedKeys', 'FlippedByte', 'GenuineUpperCase', 'GenuineNoPrefix',
  'GenuineNumericTimestamp', 'BadJson', 'TruncatedJson', 'HugeBody', 'UnknownEvent', 'MissingMessage', 'EmptyAttachments', 'EmptyObject', 'EmptyBody'];

function showPlatform(state) {
  byId('account').textContent = `${state.account.name} · ${state.account.type === 'Government' ? 'OA cơ quan nhà nước' : 'OA doanh nghiệp'}`;
  const rows = [
    ['App', state.app],
    ['OA', state.account.id],
    ['Token', state.tokens ? (state.tokens.expired ? 'đã hết hạn' : `đến ${new Date(state.tokens.ends).toLocaleString('vi-VN')}`) + ` · cấp ${state.tokens.issued} lần` : 'chưa được cấp quyền'],
    ['Webhook', state.webhook.address || 'chưa đặt'],
    ['Trạng thái', state.webhook.disabled ? 'ĐÃ TẮT' : `đang bật · chờ gửi lại ${state.webhook.retriesWaiting}`],
    ['Lỗi đang chờ', String(state.faults.waiting)],
  ];
  byId('platform').replaceChildren(...rows.flatMap(([name, value]) => [element('dt', name), element('dd', value)]));
}

async function showLog() {
  const log = await call('GET', '/log');
  byId('webhooks').replaceChildren(...log.webhooks.slice(-12).reverse().map(sent =>
    element('li', `${sent.eventName} ${sent.status ?? sent.problem} ${Math.round(sent.milliseconds)} ms${sent.retry ? ` lần ${sent.retry}` : ''}`, sent.status === 200 ? '' : 'bad')));
  byId('calls').replaceChildren(...log.calls.slice(-12).reverse().map(made =>
    element('li', `${made.endpoint} ${made.status} ${made.error ?? ''}${made.fault ? ` (${made.fault})` : ''}`, made.status === 200 && !made.error ? '' : 'bad')));
}

byId('fault').addEventListener('submit', event => {
  event.preventDefault();
  const form = event.target;
  post('/faults/call', {
    on: form.on.value,
    kind: form.kind.value,
    error: Number(form.error.value),
    times: Number(form.times.value),
    carriedOut: form.carriedOut.checked,
    delay: form.kind.value === 'Delay' ? '00:00:30' : '00:00:00',
  });
});

byId('address').addEventListener('submit', event => {
  event.preventDefault();
  post('/webhook', { address: event.target.address.value });
});

byId('clear').addEventListener('click', async () => {
  await call('DELETE', '/faults');
  await refresh();
});

byId('forge').kind.replaceChildren(...forgeries.map(name => element('option', name)));
byId('forge').addEventListener('submit', async event => {
  event.preventDefault();
  if (!chosen) return;
  const told = await post('/faults/forge', { kind: event.target.kind.value, residentId: chosen, text: 'Tin giả' });
  byId('forged').textContent = `HTTP ${told.status ?? 'không trả lời'}`;
});

for (const button of document.querySelectorAll('[data-post]')) {
  button.addEventListener('click', () => post(button.dataset.post, button.dataset.body ? JSON.parse(button.dataset.body) : {}));
}

async function look() {
  try {
    await refresh();
    await showLog();
  } catch {
    byId('problem').textContent = 'Mất kết nối với trình mô phỏng';
  }
  setTimeout(look, 1000);
}

look();
