'use strict';

const byId = id => document.getElementById(id);
let chosen = null;
let shownChat = '';

/** All text goes in as text: what residents write is never read as HTML. */
function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function call(method, path, body) {
  const answer = await fetch('/_sim' + path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const told = text ? JSON.parse(text) : null;
  byId('problem').textContent = answer.ok ? '' : (told && told.problem) || `Lỗi ${answer.status}`;
  return told;
}

const post = async (path, body) => {
  const told = await call('POST', path, body ?? {});
  await refresh();
  return told;
};

const act = (name, body) => chosen && post(`/residents/${chosen}/${name}`, body);

function showResidents(residents) {
  const list = byId('residents');
  list.replaceChildren(...residents.map(resident => {
    const item = element('li');
    const button = element('button', `${resident.name}${resident.follows ? ' ★' : ''}`);
    button.setAttribute('aria-current', String(resident.id === chosen));
    button.title = resident.id;
    button.addEventListener('click', () => { chosen = resident.id; shownChat = ''; refresh(); });
    item.append(button);
    return item;
  }));
  const current = residents.find(resident => resident.id === chosen);
  byId('who').textContent = current ? `${current.name} · ${current.id}` : 'Chọn một người dân';
}

function safeLink(url, text) {
  const link = element('a', text);
  if (/^https?:\/\//i.test(url)) {
    link.href = url;
    link.target = '_blank';
    link.rel = 'noreferrer';
  }
  return link;
}

function showAttachment(attachment) {
  if (attachment.type === 'location') return element('div', `Vị trí ${attachment.latitude}, ${attachment.longitude}`);
  if (attachment.type === 'image' || attachment.type === 'gif' || attachment.type === 'sticker') {
    if (!attachment.url || !/^https?:\/\//i.test(attachment.url)) return element('div', `[${attachment.type} ${attachment.id ?? ''}]`);
    const image = element('img');
    image.src = attachment.url;
    image.alt = attachment.type === 'sticker' ? 'Nhãn dán' : 'Ảnh';
    return image;
  }
  return attachment.url ? safeLink(attachment.url, attachment.name || attachment.type) : element('div', attachment.name || attachment.type);
}

function showButton(message, button, at) {
  const made = element('button', button.title);
  made.title = `${button.type}: ${button.payload}`;
  made.addEventListener('click', () => {
    if (button.type === 'oa.open.url' && /^https?:\/\//i.test(button.payload)) window.open(button.payload, '_blank', 'noreferrer');
    else act('press', { messageId: message.id, button: at });
  });
  return made;
}

function showMessage(message) {
  const side = { Resident: 'resident', Staff: 'staff', Api: 'api' }[message.by];
  const item = element('li', null, side);
  if (message.hidden) item.append(element('small', '(nút gửi ẩn)'));
  if (message.quotedId) item.append(element('small', `↪ trả lời ${message.quotedId}`));
  if (message.text) item.append(element('div', message.text));
  if (message.attachment) item.append(showAttachment(message.attachment));
  for (const row of message.elements) {
    item.append(element('strong', row.title), element('div', row.subtitle));
    if (row.url) item.append(safeLink(row.url, row.url));
  }
  message.buttons.forEach((button, at) => item.append(showButton(message, button, at)));
  if (message.kind === 'request_user_info') {
    const share = element('button', 'Chia sẻ ngay');
    share.addEventListener('click', () => act('share'));
    item.append(share);
  }
  const marks = [new Date(message.time).toLocaleTimeString('vi-VN')];
  if (message.by === 'Staff') marks.push(message.adminId ? 'cán bộ' : 'không rõ ai gửi');
  if (message.by !== 'Resident') marks.push(message.seen ? 'đã xem' : message.received ? 'đã nhận' : 'đã gửi');
  if (message.charged) marks.push('tính phí');
  if (message.reaction) marks.push(message.reaction);
  item.append(element('small', marks.join(' · ')));
  return item;
}

async function showChat() {
  if (!chosen) return;
  const messages = await call('GET', `/residents/${chosen}/chat`);
  const now = JSON.stringify(messages);
  if (now === shownChat || !Array.isArray(messages)) return; // drawn anew only when something changed, or a press might miss its button
  shownChat = now;
  const list = byId('chat');
  list.replaceChildren(...messages.map(showMessage));
  list.scrollTop = list.scrollHeight;
}

async function refresh() {
  const state = await call('GET', '/state');
  showResidents(state.residents);
  showPlatform(state);
  await showChat();
}

byId('join').addEventListener('submit', async event => {
  event.preventDefault();
  const joined = await call('POST', '/residents', { name: event.target.name.value });
  event.target.reset();
  chosen = joined.id;
  shownChat = '';
  byId('chat').replaceChildren();
  await refresh();
});

byId('write').addEventListener('submit', event => {
  event.preventDefault();
  act('text', { text: event.target.text.value });
  event.target.reset();
});

byId('staff').addEventListener('submit', event => {
  event.preventDefault();
  act(event.target.without.checked ? 'staff-without-admin' : 'staff', { text: event.target.text.value });
  event.target.text.value = '';
});

for (const button of document.querySelectorAll('[data-act]')) button.addEventListener('click', () => act(button.dataset.act));
