/*
 * The web widget of the Vĩnh Phong assistant: one file, no build step, nothing loaded from elsewhere.
 *
 *   <script src="https://…/widget.js" defer></script>
 *
 * Written for Chrome 80 and the WebViews of old Android telephones: ES2018, no optional chaining.
 * Contents: 1 texts · 2 storage · 3 Direct Line client · 4 outbox · 5 Markdown to nodes · 6 icons and style · 7 the element
 */
(function () {
  'use strict';

  if (window.customElements.get('vinhphong-chat')) return; // a page that carries the script twice
  var script = document.currentScript;
  var SERVER = script ? new URL(script.src, location.href).origin : location.origin;

  // ── 1 texts ────────────────────────────────────────────────────────────────────────────────────

  var TEXTS = {
    vi: {
      title: 'Trợ lý Vĩnh Phong', open: 'Hỏi trợ lý', close: 'Đóng khung trò chuyện', officer: 'Gặp cán bộ',
      privacy: 'Tin nhắn được lưu để cán bộ giúp tiếp, hết hạn thì xóa. Muốn xóa ngay: bấm “Tùy chọn”.',
      ask: 'Bà con hỏi gì?', send: 'Gửi', attach: 'Gửi hình hoặc PDF', speak: 'Nói thay vì gõ', stopSpeaking: 'Ngừng nghe', listening: 'Đang nghe, bà con nói đi…',
      sending: 'Đang gửi…', sent: 'Đã gửi', waiting: 'Chờ mạng, có mạng sẽ tự gửi', failed: 'Không gửi được', retry: 'Gửi lại', drop: 'Bỏ tin này',
      offline: 'Đang mất mạng. Bà con cứ gõ, có mạng lại em gửi liền.', connecting: 'Đang nối lại…', busy: 'Nhiều người hỏi quá, em gửi lại sau vài giây.',
      typing: '{0} đang soạn…', newest: 'Xem tin mới', sources: 'Nguồn', checked: 'kiểm tra ngày', official: 'trang chính thức', unofficial: 'không phải trang của Nhà nước',
      read: 'Đọc to', stop: 'Ngừng đọc', copy: 'Chép', copied: 'Đã chép', helped: 'Có ích', unhelped: 'Chưa được', thanks: 'Cảm ơn bà con.',
      why: 'Chưa được chỗ nào?', reasons: ['Không đúng', 'Khó hiểu', 'Thiếu', 'Khác'], whyMore: 'Nói thêm (không bắt buộc)', sendWhy: 'Gửi góp ý',
      secret: 'Hình như bà con đang gõ mã OTP, mật khẩu hoặc số giấy tờ, số thẻ. Đừng gửi: em và cán bộ không bao giờ hỏi mấy số này.',
      long: 'Còn {0} chữ cái', tooLong: 'Dài quá {0} chữ cái, bà con bớt lại giúp em', options: 'Tùy chọn', size: 'Cỡ chữ', sizes: ['Vừa', 'Lớn', 'Rất lớn'],
      colours: 'Màu', schemes: ['Theo máy', 'Sáng', 'Tối', 'Tương phản mạnh'], link: 'Nối với Zalo', forget: 'Xóa cuộc trò chuyện', forgetSure: 'Xóa hết tin nhắn trên máy này và ở xã? Xóa rồi không lấy lại được.',
      yes: 'Xóa hết', no: 'Thôi, để lại', deaf: 'Máy chưa cho dùng micrô. Bà con gõ chữ giúp em, hoặc cho phép trong cài đặt của máy.', refused: 'Trang web này chưa được phép dùng trợ lý.', forgotten: 'Đã xóa hết.', fileBig: 'Tệp lớn quá 10 MB, bà con chọn tệp nhỏ hơn.', fileType: 'Chỉ gửi được hình hoặc tệp PDF.', file: 'Tệp đính kèm',
      accepted: 'Cán bộ đang trả lời bà con.', completed: 'Cán bộ đã trả lời xong. Em tiếp tục giúp bà con.', failedHandoff: 'Chưa có cán bộ nhận. Em vẫn ở đây.', you: 'Bà con', log: 'Các tin nhắn', choices: 'Chọn nhanh', newAnswers: 'Câu trả lời mới', fileGone: 'Chưa mở được tệp này. Bà con thử lại sau ít phút.', maxFile: 'tối đa 10 MB',
      forgetFailed: 'Chưa xóa được vì chưa nối được tới xã. Lát nữa bà con bấm xóa lại giúp em.', forgottenHere: 'Đã xóa trên máy này. Tin nhắn cũ ở xã hết hạn sẽ tự xóa.', voteFailed: 'Góp ý chưa gửi được. Lát nữa bà con bấm lại giúp em.', copyFailed: 'Máy này không cho chép.', officerName: 'Cán bộ'
    },
    en: {
      title: 'Vĩnh Phong assistant', open: 'Ask the assistant', close: 'Close the chat', officer: 'Talk to an officer',
      privacy: 'Messages are kept so that an officer can help, then deleted. To delete them now: “Options”.',
      ask: 'Your question', send: 'Send', attach: 'Send a picture or PDF', speak: 'Speak instead of typing', stopSpeaking: 'Stop listening', listening: 'Listening…',
      sending: 'Sending…', sent: 'Sent', waiting: 'Waiting for the network', failed: 'Not sent', retry: 'Send again', drop: 'Discard',
      offline: 'You are offline. Type on; it goes out when the line returns.', connecting: 'Reconnecting…', busy: 'Busy; sending again in a few seconds.',
      typing: '{0} is writing…', newest: 'See new messages', sources: 'Sources', checked: 'checked on', official: 'official site', unofficial: 'not a State site',
      read: 'Read aloud', stop: 'Stop reading', copy: 'Copy', copied: 'Copied', helped: 'Helpful', unhelped: 'Not helpful', thanks: 'Thank you.',
      why: 'What was wrong?', reasons: ['Not right', 'Hard to understand', 'Incomplete', 'Other'], whyMore: 'More (optional)', sendWhy: 'Send',
      secret: 'This looks like a one-time code, a password or an identity or card number. Do not send it: we never ask for these.',
      long: '{0} characters left', tooLong: 'More than {0} characters; please shorten', options: 'Options', size: 'Text size', sizes: ['Medium', 'Large', 'Very large'],
      colours: 'Colours', schemes: ['As the device', 'Light', 'Dark', 'High contrast'], link: 'Link with Zalo', forget: 'Delete this conversation', forgetSure: 'Delete all messages here and at the commune? This cannot be undone.',
      yes: 'Delete all', no: 'Keep them', deaf: 'The microphone is not allowed. Please type, or allow it in the settings.', refused: 'This web site may not use the assistant yet.', forgotten: 'All deleted.', fileBig: 'The file is larger than 10 MB.', fileType: 'Only pictures and PDF files.', file: 'Attached file',
      accepted: 'An officer is answering you.', completed: 'The officer has finished. The assistant is back.', failedHandoff: 'No officer has taken over yet.', you: 'You', log: 'Messages', choices: 'Quick choices', newAnswers: 'New answers', fileGone: 'This file cannot be opened now. Please try again in a few minutes.', maxFile: 'at most 10 MB',
      forgetFailed: 'Not deleted yet: the commune could not be reached. Please try again later.', forgottenHere: 'Deleted on this device. Old messages at the commune are deleted when their time is over.', voteFailed: 'Your opinion was not sent. Please press again later.', copyFailed: 'This device does not allow copying.', officerName: 'Officer'
    }
  };

  var LONGEST = 2000;            // characters of a question, as the server reads them
  var LARGEST_FILE = 10 * 1024 * 1024;
  var LINK = 'Nối với Zalo', OFFICER = 'Gặp cán bộ';    // said to the server in this form whatever the locale

  function fill(text, value) { return text.replace('{0}', function () { return value; }); }

  // ── 2 storage: localStorage where it is allowed, memory where it is not ──────────────────────────

  var memory = {};
  var storage = {
    get: function (key) {
      try { var text = localStorage.getItem('vinhphong.' + key); if (text !== null) return JSON.parse(text); } catch (blocked) { /* memory has it */ }
      return key in memory ? memory[key] : null;
    },
    set: function (key, value) {
      try { localStorage.setItem('vinhphong.' + key, JSON.stringify(value)); delete memory[key]; } catch (blocked) { memory[key] = value; } // the page forgets on reload, nothing more
    },
    /** The names that begin so. */
    names: function (start) {
      var all = Object.keys(memory);
      try { all = all.concat(Object.keys(localStorage).map(function (key) { return key.slice(0, 10) === 'vinhphong.' ? key.slice(10) : ''; })); } catch (blocked) { /* memory has them */ }
      return all.filter(function (key) { return key.slice(0, start.length) === start; });
    },
    remove: function (key) {
      delete memory[key];
      try { localStorage.removeItem('vinhphong.' + key); } catch (blocked) { /* as above */ }
    }
  };

  /**
   * Does the work while no other tab does; gives what the work gives. Where browsers have no locks, or the tab that holds one has fallen
   * asleep, it is done all the same: the service starts a conversation and takes a message once, however often it is told.
   */
  function alone(name, work) {
    if (!navigator.locks || !window.AbortController) return work();
    var begun = false, controller = new AbortController(), late = setTimeout(function () { controller.abort(); }, LOCKED);
    function go() { begun = true; clearTimeout(late); return work(); }
    return navigator.locks.request('vinhphong.' + name, { signal: controller.signal }, go).catch(function (problem) { if (begun) throw problem; return go(); });
  }

  function newId() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
  }

  // ── 3 Direct Line client: token, start or resume, WebSocket with polling behind it ───────────────

  var TIMEOUT = 20000, REFRESH = 15 * 60 * 1000, POLL = 2500, KEEP_ALIVE = 20000, LOCKED = 25000, ECHO = 8000, SHORT_LIVED = 3000;

  function Line(listener) {
    this.listener = listener;       // { activities(list), state(name), lost() }
    this.session = storage.get('session');
    this.watermark = '';
    this.socket = null;
    this.failures = 0;              // calls or sockets in a row that came to nothing
    this.refused = 0;               // sockets in a row that were refused or cut at once: from the third on it asks for news instead
    this.notBefore = 0;             // the service has said when it wants to be asked again
    this.timers = {};
    this.open = false;
    this.generation = 0;
  }

  /** A call of the service; rejects with { status, retryAfter } – status 0 means that nobody answered. */
  Line.prototype.call = function (method, path, options) {
    var given = options || {}, headers = {}, controller = window.AbortController ? new AbortController() : null;
    var token = given.token || (this.session && this.session.token);
    if (token && !given.anonymous) headers.Authorization = 'Bearer ' + token;
    if (given.json) headers['Content-Type'] = 'application/json';
    var late = setTimeout(function () { if (controller) controller.abort(); }, given.timeout || TIMEOUT);
    return fetch(SERVER + path, {
      method: method, headers: headers, cache: 'no-store', credentials: 'omit',
      body: given.json ? JSON.stringify(given.json) : given.body, signal: controller ? controller.signal : undefined
    }).then(function (response) {
      if (response.ok) return given.blob ? response.blob() : response.json();
      throw { status: response.status, retryAfter: Number(response.headers.get('Retry-After')) || 0 };
    }).then(function (answer) {
      clearTimeout(late);
      return answer;
    }, function (problem) {
      clearTimeout(late);
      throw problem.retryAfter === undefined ? { status: 0, retryAfter: 0 } : problem; // also an answer that breaks off halfway
    });
  };

  Line.prototype.path = function (rest) { return '/v3/directline/conversations/' + this.session.conversationId + rest; };

  /** Begins, or goes on where the last page left off. */
  Line.prototype.start = function () {
    if (this.open) return;
    this.open = true;
    this.watermark = '';
    this.connect();
  };

  Line.prototype.connect = function () {
    var line = this, mine = ++this.generation;
    clearTimeout(this.timers.again);
    line.hangUp();
    line.listener.state('connecting');
    (line.session && !line.session.fresh ? line.resume() : line.begin()).then(function (answer) {
      if (mine !== line.generation || !line.open) return;
      line.keep(answer);
      line.refused > 2 || !window.WebSocket ? line.poll() : line.listen(answer.streamUrl);
      line.refreshLater();
    }, function (problem) {
      if (mine !== line.generation || !line.open) return;
      if (problem.refused) { line.listener.state('refused'); return; } // a page of an origin that is not trusted: asking again changes nothing
      if (problem.status === 403 || problem.status === 404 || problem.status === 401) { line.startAfresh(); return; }
      line.again(problem.retryAfter);
    });
  };

  Line.prototype.begin = function () {
    var line = this;
    return alone('start', function () {
      var kept = line.session = storage.get('session'); // another tab may have been first: one resident has one conversation
      if (kept && !kept.fresh) return line.resume();
      return (kept ? Promise.resolve(kept) : line.call('POST', '/widget/token', { anonymous: true })).then(function (answer) {
        // Told to the other tabs before it is started; "fresh" until then.
        line.session = storage.get('session') || { conversationId: answer.conversationId, token: answer.token, fresh: true };
        storage.set('session', line.session);
        return line.call('POST', '/v3/directline/conversations', { json: { locale: 'vi-VN' } });
      }, function (problem) {
        throw { status: problem.status, retryAfter: problem.retryAfter, refused: problem.status === 403 };
      });
    });
  };

  /** Another tab has begun a conversation or renewed the token. */
  Line.prototype.follow = function () {
    var kept = storage.get('session'), mine = this.session;
    if (!kept) { if (!this.open) this.session = null; return; }
    if (kept.fresh) return; // told again when it is started
    this.session = kept;
    if (!this.open || mine && mine.conversationId === kept.conversationId && !mine.fresh) return;
    this.watermark = '';
    if (mine) this.listener.lost();
    this.connect();
  };

  /** The conversation that another tab has begun instead of this one; null if none has. */
  Line.prototype.another = function () {
    var kept = storage.get('session');
    return kept && this.session && kept.conversationId !== this.session.conversationId ? kept : null;
  };

  Line.prototype.hangUp = function () {
    var socket = this.socket;
    this.socket = null;
    clearInterval(this.timers.alive);
    if (socket) socket.close();
  };

  Line.prototype.resume = function () {
    var line = this;
    var watermark = line.watermark || '0';
    return line.call('GET', line.path('?watermark=' + watermark)).catch(function (problem) {
      if (problem.status !== 403) throw problem;
      // The token has ended; within the grace time it can be exchanged.
      return line.call('POST', '/v3/directline/tokens/refresh').then(function (answer) {
        line.keep(answer);
        return line.call('GET', line.path('?watermark=' + watermark));
      });
    });
  };

  Line.prototype.keep = function (answer) {
    if (!this.session || this.session.conversationId !== answer.conversationId) return; // deleted, or another tab's, while this was under way
    this.session = { conversationId: answer.conversationId, token: answer.token };
    storage.set('session', this.session);
  };

  Line.prototype.refreshLater = function () {
    var line = this;
    clearTimeout(line.timers.refresh);
    line.timers.refresh = setTimeout(function () {
      line.call('POST', '/v3/directline/tokens/refresh').then(function (answer) { line.keep(answer); }, function () { /* the next call finds out */ });
      line.refreshLater();
    }, REFRESH);
  };

  /** The conversation is no more (forgotten, or too old): a new one, with what was not sent yet. */
  Line.prototype.startAfresh = function () {
    this.session = this.another();
    if (!this.session) storage.remove('session');
    this.watermark = '';
    this.generation++;
    this.hangUp();
    this.listener.lost();
    this.again(0);
  };

  /** Half a second, then twice as long each time up to 15 s, never all telephones at once. */
  Line.prototype.again = function (retryAfter) {
    var line = this;
    line.failures++;
    var wait = Math.max(retryAfter * 1000, Math.min(15000, 250 * Math.pow(2, line.failures)) * (0.75 + Math.random() / 2));
    line.notBefore = Date.now() + retryAfter * 1000;
    line.listener.state(navigator.onLine === false ? 'offline' : 'connecting');
    clearTimeout(line.timers.again);
    line.timers.again = setTimeout(function () { if (line.open) line.connect(); }, wait);
  };

  Line.prototype.listen = function (url) {
    var line = this, socket, mine = line.generation, begun = Date.now(), opened = false;
    try { socket = new WebSocket(url); } catch (refused) { line.refused++; line.again(0); return; }
    line.socket = socket;
    socket.onopen = function () {
      if (line.socket !== socket) { socket.close(); return; }
      opened = true;
      line.failures = 0;
      line.listener.state('online');
      clearInterval(line.timers.alive);
      line.timers.alive = setInterval(function () { if (socket.readyState === 1) socket.send(''); }, KEEP_ALIVE);
    };
    socket.onmessage = function (event) { if (event.data && line.socket === socket) line.take(JSON.parse(event.data)); };
    socket.onclose = function () {
      if (line.socket !== socket) return;
      line.socket = null;
      clearInterval(line.timers.alive);
      line.refused = !opened || Date.now() - begun < SHORT_LIVED ? line.refused + 1 : 0;
      if (line.open && mine === line.generation) line.again(0);
    };
  };

  Line.prototype.poll = function (more) {
    var line = this, mine = line.generation;
    line.call('GET', line.path('/activities?watermark=' + (line.watermark || '0'))).then(function (set) {
      if (!line.open || mine !== line.generation) return;
      line.failures = 0;
      if (!more) line.listener.state('online');
      line.take(set);
      line.timers.again = setTimeout(function () {
        if (++line.polls % 20 === 0) { line.refused = 2; line.connect(); } else line.poll(true); // now and then a socket is tried again
      }, POLL);
    }, function (problem) { if (line.open && mine === line.generation) line.again(problem.retryAfter); });
  };
  Line.prototype.polls = 0;

  Line.prototype.take = function (set) {
    if (set.watermark !== undefined && set.watermark !== null) this.watermark = set.watermark;
    if (set.activities && set.activities.length) this.listener.activities(set.activities);
  };

  /** The line is back, or the page is looked at again: do not wait for the timer. */
  Line.prototype.wake = function () {
    var line = this, early = line.notBefore - Date.now();
    if (!line.open || (line.socket && line.socket.readyState <= 1)) return;
    line.failures = 0;
    clearTimeout(line.timers.again);
    if (early > 0) line.timers.again = setTimeout(function () { if (line.open) line.connect(); }, early); else line.connect();
  };

  /** Back from nowhere, perhaps on another network: the old socket may look open and be dead. */
  Line.prototype.renew = function () {
    this.hangUp();
    this.wake();
  };

  Line.prototype.post = function (activity) { return this.call('POST', this.path('/activities'), { json: activity }); };

  /** The same for what is not tried again by itself: a token that has ended meanwhile is exchanged first. */
  Line.prototype.tell = function (activity) {
    var line = this;
    if (!line.session) return Promise.reject({ status: 0, retryAfter: 0 });
    activity.channelData = { clientActivityID: newId() };
    return line.post(activity).catch(function (problem) {
      if (problem.status !== 403 && problem.status !== 401) throw problem;
      return line.call('POST', '/v3/directline/tokens/refresh').then(function (answer) { line.keep(answer); return line.post(activity); });
    });
  };

  Line.prototype.upload = function (activity, file) {
    var form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }), 'blob');
    form.append('file', file, file.name);
    return this.call('POST', this.path('/upload'), { body: form, timeout: 120000 });
  };

  // ── 4 outbox: what is typed is kept first, then sent, one after the other, each under one id of ours ──

  function Outbox(line, changed) {
    this.line = line;
    this.changed = changed;         // (message) whenever the state of one changes
    this.busy = false;
    this.files = {};                // by message id; files do not survive a reload
    this.awaited = {};              // by message id: stored by the service, not seen in the stream yet
    this.waits = null;              // the timer of the next try
    this.notBefore = 0;             // the service has said when it wants to be asked again
    this.failures = 0;
    this.refused = 0;               // in a row, although the connection had just been renewed
    this.last = 0;
  }

  // Each message is kept under a key of its own: two tabs that write at the same moment take nothing from each other.
  Outbox.prototype.all = function () {
    return storage.names('outbox.').map(storage.get).filter(Boolean).sort(function (a, b) { return a.at - b.at; });
  };

  /** Those that are still to be sent. */
  Outbox.prototype.unsent = function () { return this.all().filter(function (kept) { return kept.state !== 'failed' && kept.state !== 'sent'; }); };

  Outbox.prototype.update = function (id, change) {
    var kept = storage.get('outbox.' + id);
    if (!kept) return;
    var now = Object.assign({}, kept, change);
    storage.set('outbox.' + id, now);
    this.changed(now);
  };

  Outbox.prototype.remove = function (id) {
    storage.remove('outbox.' + id);
    delete this.files[id];
    delete this.awaited[id];
  };

  Outbox.prototype.clear = function () { this.all().forEach(function (kept) { this.remove(kept.id); }, this); };

  /** Acknowledged by a conversation that is no more; its echo will never come. */
  Outbox.prototype.forgetSent = function () {
    this.all().forEach(function (kept) { if (kept.state === 'sent') this.remove(kept.id); }, this);
  };

  Outbox.prototype.add = function (text, file) {
    this.last = Math.max(Date.now(), this.last + 1);
    var message = { id: newId(), at: this.last, text: text, file: file ? file.name : undefined, state: this.waits || navigator.onLine === false ? 'waiting' : 'sending' };
    if (file) this.files[message.id] = file;
    storage.set('outbox.' + message.id, message);
    this.changed(message);
    this.hurry();
    return message;
  };

  /** The first that waits and is this tab's to send: a file is in the hands of the tab it was chosen in, any tab may send a text. */
  Outbox.prototype.next = function () {
    var files = this.files;
    return this.unsent().filter(function (kept) { return !kept.file || files[kept.id]; })[0];
  };

  /** There is reason to believe that it goes now; what the service asked for is kept all the same. */
  Outbox.prototype.hurry = function () {
    if (Date.now() < this.notBefore) return;
    clearTimeout(this.waits);
    this.waits = null;
    this.pump();
  };

  /** Sends the first that waits; the order in which things were typed is the order in which they arrive. */
  Outbox.prototype.pump = function () {
    var outbox = this, next = this.next();
    if (!next || outbox.busy || outbox.waits || !outbox.line.session || outbox.line.session.fresh) return;
    outbox.busy = true;
    (next.file ? outbox.send(next) : alone('outbox', function () {
      var now = outbox.next(); // while this tab waited for its turn another one may have sent it
      return now && now.id === next.id ? outbox.send(now) : Promise.resolve();
    })).then(function () {
      outbox.busy = false;
      outbox.pump();
    }, function (problem) {
      outbox.busy = false;
      var gone = problem.status === 403 || problem.status === 404 || problem.status === 401;
      if (!gone && problem.status !== 0 && problem.status !== 429 && problem.status < 500) {
        outbox.update(next.id, { state: 'failed', why: { 413: 'fileBig', 415: 'fileType' }[problem.status] });
        outbox.pump();
        return;
      }
      outbox.later(problem.retryAfter, gone);
      outbox.hold(gone || problem.status === 0 ? 'waiting' : 'busy');
      if (gone) outbox.line.connect();                    // refreshes the token, or starts afresh, and pumps again
      else if (problem.status === 0) outbox.line.wake();
    });
  };

  /** Three seconds, then twice as long each time up to 12 s, and never sooner than the service asked for. */
  Outbox.prototype.later = function (retryAfter, gone) {
    var outbox = this, wait = Math.max(retryAfter * 1000, Math.min(12000, 1500 * Math.pow(2, ++outbox.failures)) * (0.9 + Math.random() / 5));
    // A new connection mends a token once; if that did not help it is no reason to hurry.
    outbox.refused = gone ? outbox.refused + 1 : 0;
    outbox.notBefore = Date.now() + (outbox.refused > 1 ? wait : retryAfter * 1000);
    clearTimeout(outbox.waits);
    outbox.waits = setTimeout(function () { outbox.waits = null; outbox.pump(); }, wait);
  };

  Outbox.prototype.send = function (message) {
    var outbox = this, file = outbox.files[message.id], activity = { type: 'message', text: message.text, textFormat: 'plain', locale: 'vi-VN', channelData: { clientActivityID: message.id } };
    if (message.state !== 'waiting' && message.state !== 'busy') outbox.update(message.id, { state: 'sending' }); // one that is tried again does not flicker
    if (file) activity.attachments = [{ contentType: file.type, name: message.file }];
    return (file ? outbox.line.upload(activity, file) : outbox.line.post(activity)).then(function () {
      outbox.failures = outbox.refused = 0;
      outbox.update(message.id, { state: 'sent' });
      outbox.expect(message.id);
    });
  };

  /** What was stored comes back in the stream at once; if it does not, the line only looks alive. */
  Outbox.prototype.expect = function (id) {
    var outbox = this;
    if (!storage.get('outbox.' + id)) return;
    outbox.awaited[id] = true;
    setTimeout(function () {
      if (!outbox.awaited[id]) return;
      delete outbox.awaited[id];
      outbox.line.renew();
    }, ECHO);
  };

  /** Nothing goes for now; all that wait say so, not only the first. */
  Outbox.prototype.hold = function (state) {
    var outbox = this;
    outbox.unsent().forEach(function (kept) { outbox.update(kept.id, { state: state }); });
  };

  // ── 5 Markdown to nodes: no markup is ever parsed as HTML, so there is nothing to escape ─────────

  function el(name, attributes, children) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (value === undefined || value === null || value === false) return;
      if (key.slice(0, 2) === 'on') node.addEventListener(key.slice(2), value);
      else if (key === 'text') node.textContent = value;
      else node.setAttribute(key, value === true ? '' : value);
    });
    (children || []).forEach(function (child) { if (child) node.appendChild(typeof child === 'string' ? document.createTextNode(child) : child); });
    return node;
  }

  var SAFE_LINK = /^(https?:\/\/|tel:|mailto:)[^\s]+$/i;
  var INLINE = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)|((?:https?:\/\/)[^\s<>"')\]]+[^\s<>"')\].,;:!?])/;

  /** links: { address: official } as the server sees them. */
  function inline(text, into, links, texts) {
    var rest = text, match;
    while (rest && (match = INLINE.exec(rest))) {
      if (match.index) into.appendChild(document.createTextNode(rest.slice(0, match.index)));
      if (match[1] !== undefined) into.appendChild(inline(match[1], el('strong'), links, texts));
      else if (match[2] !== undefined) into.appendChild(inline(match[2], el('em'), links, texts));
      else link(match[3] || match[5], match[4] || match[5], into, links, texts);
      rest = rest.slice(match.index + match[0].length);
    }
    if (rest) into.appendChild(document.createTextNode(rest));
    return into;
  }

  function link(label, address, into, links, texts) {
    if (!SAFE_LINK.test(address)) { into.appendChild(document.createTextNode(label)); return; }
    var a = el('a', { href: address, target: '_blank', rel: 'noopener noreferrer', text: label });
    into.appendChild(a);
    if (!/^https?:/i.test(address)) return;
    var official = links[address];
    if (official === undefined) { try { official = /(^|\.)gov\.vn$/.test(new URL(address).hostname); } catch (odd) { official = false; } }
    a.appendChild(el('span', { 'class': official ? 'official' : 'unofficial', text: ' (' + (official ? texts.official : texts.unofficial) + ')' }));
  }

  /** Headings, lists two levels deep, quotes, paragraphs: what answers use, and nothing else. */
  function markdown(text, links, texts) {
    var out = document.createDocumentFragment(), list = null, item = null, para = null, quote = null;
    function close() { list = item = para = quote = null; }
    text.split('\n').forEach(function (raw) {
      var line = raw.replace(/\s+$/, ''), match;
      if (!line) { para = quote = null; return; }
      if ((match = /^#{1,6}\s+(.*)$/.exec(line))) { close(); out.appendChild(inline(match[1], el('h3'), links, texts)); return; }
      if (/^-{3,}$/.test(line)) { close(); out.appendChild(el('hr')); return; }
      if ((match = /^>\s?(.*)$/.exec(line))) {
        if (!quote) { close(); quote = el('blockquote'); out.appendChild(quote); } else quote.appendChild(el('br'));
        inline(match[1], quote, links, texts);
        return;
      }
      if ((match = /^(\s*)(?:(\d{1,3})[.)]|[-*•])\s+(.*)$/.exec(line))) {
        var kind = match[2] ? 'ol' : 'ul', inner = match[1].length >= 2 && item;
        para = quote = null;
        if (inner) {
          var sub = item.lastChild && /^(UL|OL)$/.test(item.lastChild.nodeName) ? item.lastChild : item.appendChild(el(kind));
          sub.appendChild(inline(match[3], el('li', { value: match[2] }), links, texts));
          return;
        }
        if (!list || list.nodeName.toLowerCase() !== kind) { list = el(kind, { start: match[2] && match[2] !== '1' ? match[2] : null }); out.appendChild(list); }
        item = inline(match[3], el('li'), links, texts);
        if (match[2]) item.setAttribute('value', match[2]);
        list.appendChild(item);
        return;
      }
      if (item && /^\s{2,}/.test(raw)) { item.appendChild(el('br')); inline(line.trim(), item, links, texts); return; }
      if (!para) { close(); para = el('p'); out.appendChild(para); } else para.appendChild(el('br'));
      inline(line, para, links, texts);
    });
    return out;
  }

  /** What is read aloud: words, without signs and addresses. */
  function plain(text) {
    return text.replace(/https?:\/\/\S+/g, '').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/[*#>_`]/g, '').replace(/^\s*-\s/gm, '')
      .split('\n').map(function (line) { return line.trim(); }).filter(Boolean).map(function (line) { return /[.!?:;,…]$/.test(line) ? line : line + '.'; }).join(' ');
  }

  // Numbers of people and codes, as the service sees them: not telephones, sums, dates, codes of files.
  var NUMBER = /\+?\d(?:[ .-]?\d){3,18}/g;
  var CODE_BEFORE = /\b(otp|mã xác thực|ma xac thuc|mã xác nhận|ma xac nhan|passcode|pin|mật khẩu|mat khau|mk|pass)\b\D{0,20}$/i;
  var FILE_CODE_BEFORE = /(mã hồ sơ|ma ho so|mã số thuế|ma so thue|mã tra cứu|ma tra cuu|mã khách hàng|ma khach hang|biên nhận|bien nhan|nghị định|nghi dinh)\D{0,15}$/i;
  var PERSON_BEFORE = /(cccd|cmnd|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh|stk|tài khoản|tai khoan|số thẻ|so the)\D{0,20}$/i;
  var SUMS = /^[1-9]\d{0,2}([ .]\d{3})+( [1-9]\d{0,2}(\.\d{3})+)*$/, CURRENCY_AFTER = /^\s*(đ|d|đồng|dong|vnd|vnđ|triệu|trieu|tỷ|ty|k)(?![a-zà-ỹ])/i;

  /** Looks like a one-time code, a PIN, an identity, card or account number; a hint while one types, the service looks again. */
  function looksSecret(typed) {
    var text = typed.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''), match;
    if (/^\s*\d{6}\s*$/.test(text)) return true;
    NUMBER.lastIndex = 0;
    while ((match = NUMBER.exec(text))) {
      var digits = match[0].replace(/\D/g, ''), before = text.slice(0, match.index), after = text.slice(match.index + match[0].length);
      if (/[\d.\/-]$/.test(before) || /^[\d\/]/.test(after) || FILE_CODE_BEFORE.test(before)) continue;
      if (digits.length < 9) { if (CODE_BEFORE.test(before)) return true; continue; }
      if (SUMS.test(match[0]) && (CURRENCY_AFTER.test(after) || !PERSON_BEFORE.test(before))) continue;
      if (match[0][0] !== '+' && !/^(0\d{9}|84\d{9})$/.test(digits)) return true; // telephones are asked for
    }
    return false;
  }

  // ── 6 icons and style ────────────────────────────────────────────────────────────────────────────

  var ICONS = {
    chat: 'M4 4h16v12H8l-4 4z', close: 'M6 6l12 12M18 6L6 18', clip: 'M8 12l6-6a3 3 0 014 4l-8 8a5 5 0 01-7-7l7-7',
    mic: 'M12 3a3 3 0 013 3v5a3 3 0 01-6 0V6a3 3 0 013-3zM5 11a7 7 0 0014 0M12 18v3', person: 'M12 4a4 4 0 110 8 4 4 0 010-8zM4 21a8 8 0 0116 0',
    speaker: 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 010 6', copy: 'M8 8h11v12H8zM5 16V4h11', up: 'M7 11l4-8 2 1v6h7l-2 9H7zM3 11h4v9H3z', down: 'M7 13l4 8 2-1v-6h7l-2-9H7zM3 4h4v9H3z'
  };

  function icon(name) {
    var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', ICONS[name]);
    svg.appendChild(path);
    return svg;
  }

  var STYLE =
    ':host{all:initial;position:fixed;z-index:2147483000;bottom:16px;right:16px}' +
    ':host([position=left]){right:auto;left:16px}' +
    ':host([inline]){position:static;display:block;height:100%}' +
    '*{box-sizing:border-box}' +
    '.root{--ink:#1b1b1b;--soft:#4a4a4a;--paper:#fff;--back:#f1f4f8;--line:#8a94a0;--mine:#dceafb;--warn:#8a1c00;--warnback:#fff1e0;--link:#0b4f96;--main:#0b5cab;--onmain:#fff;' +
    'font:18px/1.5 "Be Vietnam Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:var(--ink);height:100%}' +
    '.root.s1{font-size:22px}.root.s2{font-size:26px}' +
    '.root.dark{--ink:#f2f2f2;--soft:#cfd4da;--paper:#1c2127;--back:#12161b;--line:#8b96a3;--mine:#173a5e;--warn:#ffb59b;--warnback:#3a2418;--link:#9ecbff}' +
    '.root.strong{--ink:#fff;--soft:#fff;--paper:#000;--back:#000;--line:#fff;--mine:#000;--warn:#ff0;--warnback:#000;--link:#ff0;--main:#ff0;--onmain:#000}' +
    'button,textarea,input{font:inherit;color:inherit}' +
    'button{min-height:44px;min-width:44px;border-radius:12px;border:2px solid var(--line);background:var(--paper);cursor:pointer;padding:.3em .7em}' +
    'button:hover{border-color:var(--link)}button:disabled{opacity:.6;cursor:default}' +
    ':focus-visible{outline:3px solid var(--link);outline-offset:2px}:focus:not(:focus-visible){outline:none}' +
    'svg{width:1.3em;height:1.3em;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;vertical-align:middle;flex:none}' +
    '[hidden]{display:none!important}' +
    '.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}' +
    '.launcher,.main{background:var(--main);color:var(--onmain);border-color:var(--main);font-weight:600}' +
    '.launcher{border-color:var(--onmain);border-radius:999px;padding:.5em 1em;min-height:60px;box-shadow:0 3px 14px #0006}' +
    '.launcher svg{margin-right:.4em}' +
    '.panel{display:flex;flex-direction:column;position:relative;background:var(--back);border:1px solid var(--line);border-radius:16px;overflow:hidden;width:min(26em,calc(100vw - 32px));height:min(40em,calc(100vh - 32px));box-shadow:0 6px 30px #0007}' +
    ':host([inline]) .panel{width:100%;height:100%;min-height:min(20em,100vh);box-shadow:none}' +
    '.head{display:flex;align-items:center;padding:6px 5px;flex:none;background:var(--main);color:var(--onmain)}.s1 .head{font-size:20px}.s2 .head{font-size:22px}' +
    // No gaps: flex boxes have none before Chrome 84.
    '.head>*{margin:0 3px}.head .officer svg{margin-right:.35em}' +
    '.head h2{flex:1 1 auto;min-width:0;font-size:1.05em;line-height:1.2;margin:0 .2em;overflow-wrap:anywhere}' +
    '.head button{flex:none;background:transparent;color:inherit;border-color:currentColor;font-weight:600;line-height:1.15;padding:2px .5em;display:inline-flex;align-items:center;justify-content:center}' +
    '.head .officer{background:var(--onmain);color:var(--main);border-color:var(--onmain)}.head .close{padding:0}.head :focus-visible{outline-color:var(--onmain)}' +
    '.options{padding:.6em .8em;background:var(--paper);border-bottom:1px solid var(--line);overflow:auto;max-height:60%;flex:0 1 auto;min-height:5.5em}' +
    '.options fieldset{border:0;padding:0;margin:0 -.15em .5em;display:flex;flex-wrap:wrap}.options legend{padding:0 .15em;font-weight:600}.options fieldset>button{margin:.15em}' +
    '[aria-pressed=true]{background:var(--main);color:var(--onmain);border-color:var(--onmain)}' +
    '.banner{flex:none;margin:0;padding:.5em .8em;background:#fff3cd;color:#3b2e00;border-bottom:2px solid #8a6d00;font-size:.95em;max-height:30%;overflow:auto;white-space:pre-line}' +
    '.state,.secret,.privacy{padding:.4em .8em;margin:0;background:var(--paper);border-bottom:1px solid var(--line);font-size:.9em}' +
    '.secret{background:var(--warnback);color:var(--warn);font-weight:600;border-top:1px solid var(--line)}' +
    '.scroll{position:relative;flex:1 1 0px;overflow-y:auto;overscroll-behavior:contain;padding:.6em;min-height:70px}' + // contains what is hidden for screen readers, or the panel itself could scroll
    // What is said above and below gives way before the box does, and the conversation while the options are open.
    '.state,.secret,.privacy,.ask{flex:0 1 auto;min-height:2.2em;overflow:auto}.ask{min-height:6em}.options:not([hidden])~.scroll,.ask:not([hidden])~.scroll{min-height:0}.options:not([hidden])~.privacy,.ask:not([hidden])~.privacy,.ask:not([hidden])~.secret{display:none}' +
    '.log,.pending{display:flex;flex-direction:column}.pending:not(:empty){margin-top:.6em}' +
    '.day,.note{align-self:center;text-align:center;color:var(--soft);font-size:.85em;margin:0}.log>*+*,.pending>*+*{margin-top:.6em}' +
    '.msg{max-width:94%;padding:.5em .75em;border-radius:14px;background:var(--paper);border:1px solid var(--line);overflow-wrap:anywhere;align-self:flex-start}' +
    '.msg.mine{align-self:flex-end;background:var(--mine);white-space:pre-wrap;max-width:86%}' +
    '.msg.officer{border:2px solid var(--link);border-left-width:6px}.msg .who{font-size:.9em;font-weight:700;color:var(--link);margin:0}.who svg{margin-right:.3em}.plain{white-space:pre-wrap}' +
    '.msg p{margin:.35em 0}.msg h3{font-size:1.02em;margin:.7em 0 .2em}.msg ul,.msg ol{margin:.3em 0;padding-left:1.4em}.msg li{margin:.25em 0}' +
    '.msg ol{list-style:none;padding:0}.msg ol>li{position:relative;padding:.1em 0 .1em 2.3em;min-height:1.9em;counter-reset:none}' +
    '.msg ol>li::before{content:attr(value);position:absolute;left:0;top:0;width:1.7em;height:1.7em;line-height:1.7em;border-radius:50%;text-align:center;font-weight:700;background:var(--main);color:var(--onmain)}' +
    'blockquote{margin:.4em 0;padding-left:.7em;border-left:4px solid var(--line)}hr{border:0;border-top:1px solid var(--line)}' +
    'a{color:var(--link);text-decoration:underline}.official,.unofficial{font-size:.8em;display:inline-block;margin-left:.3em}.unofficial{color:var(--warn);font-weight:600}' +
    '.msg img{max-width:100%;max-height:14em;border-radius:8px;display:block;margin-top:.3em}' +
    'details{margin-top:.4em;border-top:1px solid var(--line)}summary{min-height:44px;display:flex;align-items:center;cursor:pointer;font-weight:600}summary::before{content:"▸";margin-right:.4em}details[open]>summary::before{content:"▾"}' +
    '.tools{display:flex;flex-wrap:wrap;margin:.25em -.15em 0}.tools button{font-size:.85em;display:inline-flex;align-items:center;border-width:1px;margin:.18em}.tools svg{margin-right:.3em}' +
    '.told{margin:0!important;color:var(--warn);font-weight:600;font-size:.9em}.root:not(.voiced) .aloud{display:none}' +
    '.why{margin-top:.5em}.why label{display:block;margin-top:.3em}.why p{margin:.2em 0}.why input{width:100%;min-height:44px;padding:.3em .5em;border:2px solid var(--line);border-radius:10px;background:var(--paper);margin:.3em 0}' +
    '.sendstate{display:block;font-size:.8em;color:var(--soft);margin-top:.2em;white-space:normal}.sendstate.bad{color:var(--warn);font-weight:600}.sendstate button{margin:.2em .3em 0 0}' +
    '.typing{color:var(--soft);margin:.6em 0 0}' +
    '.choices{display:flex;flex-direction:column;margin-top:.7em}.choices button+button{margin-top:.4em}.choices button{text-align:left;border-color:var(--link);font-weight:600;color:var(--link)}' +
    '.newest{flex:none;margin:4px 8px;background:var(--main);color:var(--onmain);border-color:var(--main);font-weight:600}' +
    '.foot{background:var(--paper);border-top:1px solid var(--line);padding:8px;flex:none}' +
    '.row{display:flex;flex-wrap:wrap;align-items:flex-end;margin:-3px}.row>*{margin:3px}.row>textarea{margin-right:6px}.acts{display:flex}.row>.acts{margin-left:auto}.acts button+button{margin-left:6px}.acts button{height:48px;padding:0 .6em}.acts .clip,.acts .mic{padding:0;width:44px}' +
    '.row textarea{flex:1 1 7.4em;min-width:0;min-height:48px;max-height:7.5em;resize:none;padding:.45em .5em;border:2px solid var(--line);border-radius:12px;background:var(--paper)}' +
    '.row textarea::placeholder{color:var(--soft);opacity:1}.count{font-size:.8em;color:var(--soft);margin:.2em 0 0}.count.bad{color:var(--warn);font-weight:600}' +
    '.ask{padding:.6em .8em;background:var(--warnback);border-bottom:1px solid var(--line)}.ask p{margin:0 0 .4em}' +
    '@media (max-width:520px){:host(:not([inline])[opened]){left:0;right:0;bottom:0}:host(:not([inline])) .panel{position:fixed;left:0;right:0;top:var(--top,0);width:100vw;height:var(--height,100vh);border-radius:0;border:0}}' +
    // Narrow: the words of the two buttons stand on two lines, so that neither falls off the row.
    '@media (max-width:520px){.head .officer{width:4.4em;padding:2px .2em}.head .officer svg{display:none}.head .gear{width:3.3em;padding:2px}:host([inline]) .panel{border-radius:0;border-width:1px 0}}' +
    // Low, as with the keyboard out: what matters is the question and its answer.
    '@media (max-height:430px){.privacy{display:none}.head{padding:3px 6px}.head,.s1 .head,.s2 .head{font-size:18px}.foot{padding:4px 6px}.row textarea{max-height:3.4em}.row,.s1 .row,.s2 .row{font-size:18px}.secret,.state{max-height:3.2em;overflow:auto}}' +
    '@media (max-width:360px){.s2 .state,.s2 .secret,.s2 .privacy{font-size:.75em}}' +
    '@media (prefers-reduced-motion:no-preference){.log .msg{animation:in .18s ease-out}@keyframes in{from{opacity:.3}to{opacity:1}}.scroll.smooth{scroll-behavior:smooth}}' +
    '@media (forced-colors:active){button,.msg,.panel{border:1px solid ButtonText}[aria-pressed=true]{outline:3px solid Highlight}}';

  var sheet = null;
  try { sheet = new CSSStyleSheet(); sheet.replaceSync(STYLE); } catch (old) { sheet = null; }

  /** Black or white, whichever is easier to read on a colour (WCAG 2.2, relative luminance). */
  function readableOn(colour) {
    var match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
    if (!match) return null;
    var light = [1, 2, 3].map(function (i) { var part = parseInt(match[i], 16) / 255; return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4); });
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] > 0.18 ? '#000' : '#fff';
  }

  // ── 7 the element ────────────────────────────────────────────────────────────────────────────────

  var Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;

  /** A voice that can read Vietnamese; a foreign one makes noise of it. Android writes vi_VN. */
  function vietnamese() {
    return window.speechSynthesis ? window.speechSynthesis.getVoices().filter(function (one) { return /^vi([-_]|$)/i.test(one.lang); })[0] : undefined;
  }

  class VinhPhongChat extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) { if (!this.panel.hidden) this.line.start(); return; } // moved to another place of its page
      this.texts = TEXTS[(this.getAttribute('locale') || 'vi').slice(0, 2)] || TEXTS.vi;
      this.seen = {};
      this.bubbles = {};
      this.atEnd = true;
      this.build();
      this.connectParts();
      this.applyLook();
      if (this.hasAttribute('inline') || this.hasAttribute('open')) this.show(false);
    }

    disconnectedCallback() {
      this.line.open = false;
      this.line.hangUp();
      this.silence();
    }

    // The parts of the screen, top to bottom.
    build() {
      var t = this.texts, self = this, root = this.attachShadow({ mode: 'open' });
      if (sheet && 'adoptedStyleSheets' in root) root.adoptedStyleSheets = [sheet]; else root.appendChild(el('style', { text: STYLE }));
      var inlined = this.hasAttribute('inline'), title = this.getAttribute('title') || t.title;
      this.removeAttribute('title'); // else the browser shows it as a tooltip over everything
      function button(name, label, cls, onclick, withText) {
        return el('button', { type: 'button', 'class': cls, 'aria-label': withText ? null : label, title: withText ? null : label, onclick: onclick }, [name ? icon(name) : null, withText ? label : null]);
      }
      this.launcher = button('chat', t.open, 'launcher', function () { self.show(true); }, true);
      this.state = el('p', { 'class': 'state', role: 'status', hidden: true });
      this.log = el('div', { 'class': 'log', role: 'group', 'aria-label': t.log });
      // What a screen reader says: the words of a new answer, not its buttons, and not again what was there before.
      this.announced = el('div', { 'class': 'quiet', role: 'log', 'aria-live': 'polite', 'aria-label': t.newAnswers });
      this.pending = el('div', { 'class': 'pending' });
      this.typing = el('p', { 'class': 'typing', role: 'status' });
      this.choices = el('div', { 'class': 'choices', role: 'group', 'aria-label': t.choices });
      this.scroller = el('div', { 'class': 'scroll', tabindex: '0', role: 'region', 'aria-label': t.log, onscroll: function () { self.scrolled(); } }, [this.log, this.pending, this.typing, this.choices, this.announced]);
      this.newest = button(null, t.newest, 'newest', function () { self.toEnd(true); }, true);
      this.newest.hidden = true;
      this.options = this.buildOptions(button);
      this.asking = el('div', { 'class': 'ask', role: 'alertdialog', 'aria-label': t.forget, hidden: true }, [
        el('p', { text: t.forgetSure }), button(null, t.yes, 'main', function () { self.forget(); }, true), document.createTextNode(' '), button(null, t.no, '', function () { self.asking.hidden = true; self.gear.focus(); }, true)]);
      this.privacy = el('p', { 'class': 'privacy', text: t.privacy });
      this.banner = el('p', { 'class': 'banner', role: 'status', hidden: true });
      this.secret = el('p', { 'class': 'secret', role: 'alert', hidden: true, text: t.secret });
      this.box = el('textarea', { rows: '1', 'aria-label': t.ask, placeholder: t.ask, enterkeyhint: 'send', autocomplete: 'off', oninput: function () { self.typed(); }, onkeydown: function (event) {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); self.send(); }
      } });
      this.count = el('p', { 'class': 'count', hidden: true });
      this.file = el('input', { type: 'file', accept: 'image/*,application/pdf', hidden: true, 'aria-label': t.attach, onchange: function () { self.attach(); } });
      this.mic = Recognition ? button('mic', t.speak, 'mic', function () { self.listen(); }) : null;
      this.sender = button(null, t.send, 'main send', function () { self.send(); }, true);
      this.gear = button(null, t.options, 'gear', function () { self.options.hidden = !self.options.hidden; self.gear.setAttribute('aria-expanded', String(!self.options.hidden)); }, true);
      this.gear.setAttribute('aria-expanded', 'false');
      this.panel = el('section', { 'class': 'panel', role: inlined ? 'region' : 'dialog', 'aria-label': title, hidden: true, onkeydown: function (event) { if (event.key === 'Escape') self.stepBack(inlined); } }, [
        el('div', { 'class': 'head' }, [el('h2', { text: title }), button('person', t.officer, 'officer', function () { self.say(OFFICER); }, true), this.gear, inlined ? null : button('close', t.close, 'close', function () { self.hide(); })]),
        this.options, this.asking, this.banner, this.state, this.privacy, this.scroller, this.newest, this.secret,
        el('div', { 'class': 'foot' }, [el('div', { 'class': 'row' }, [this.box, this.file, el('div', { 'class': 'acts' }, [button('clip', t.attach + ' (' + t.maxFile + ')', 'clip', function () { self.file.click(); }), this.mic, this.sender])]), this.count])]);
      this.root = el('div', { 'class': 'root', lang: this.texts === TEXTS.en ? 'en' : 'vi' }, [inlined ? null : this.launcher, this.panel]);
      root.appendChild(this.root);
    }

    buildOptions(button) {
      var t = this.texts, self = this;
      function group(legend, labels, key, standard) {
        var set = el('fieldset', {}, [el('legend', { text: legend })]);
        labels.forEach(function (label, i) {
          var one = button(null, label, '', function () { storage.set(key, i); self.applyLook(); }, true);
          one.dataset[key] = i;
          set.appendChild(one);
        });
        return set;
      }
      return el('div', { 'class': 'options', hidden: true }, [
        group(t.size, t.sizes, 'size'), group(t.colours, t.schemes, 'scheme'),
        this.hasAttribute('zalo') ? button(null, t.link, 'link', function () { self.gear.click(); self.say(LINK); }, true) : null,
        button(null, t.forget, 'forget', function () { self.options.hidden = true; self.gear.setAttribute('aria-expanded', 'false'); self.asking.hidden = false; self.asking.querySelector('button').focus(); }, true)]);
    }

    /** Line and outbox, and what the browser tells us. */
    connectParts() {
      var self = this;
      this.line = new Line({
        activities: function (list) { self.receive(list); },
        state: function (name) { self.showState(name); },
        lost: function () { self.lost(); }
      });
      this.outbox = new Outbox(this.line, function (message) { self.showPending(message); });
      window.addEventListener('online', function () { self.line.renew(); self.outbox.hurry(); });
      // Told by another tab of this browser.
      window.addEventListener('storage', function (event) { if (!event.key || event.key === 'vinhphong.session') self.line.follow(); });
      window.addEventListener('offline', function () { self.showState('offline'); });
      document.addEventListener('visibilitychange', function () { if (!document.hidden) { self.line.wake(); self.tellRead(); } });
      // Voices load late; until there is one of ours nothing can be read aloud.
      var voiced = function () { self.root.classList.toggle('voiced', !!vietnamese()); };
      if (window.speechSynthesis && window.speechSynthesis.addEventListener) window.speechSynthesis.addEventListener('voiceschanged', voiced);
      voiced();
      if (window.matchMedia) {
        var dark = matchMedia('(prefers-color-scheme: dark)');
        (dark.addEventListener ? dark.addEventListener.bind(dark, 'change') : dark.addListener.bind(dark))(function () { self.applyLook(); });
      }
      // Telephones: the panel is as high as what the keyboard leaves.
      if (window.visualViewport) {
        var fit = function () { self.root.style.setProperty('--height', visualViewport.height + 'px'); self.root.style.setProperty('--top', visualViewport.offsetTop + 'px'); if (self.atEnd) self.toEnd(false); };
        visualViewport.addEventListener('resize', fit);
        visualViewport.addEventListener('scroll', fit);
        fit();
      }
    }

    applyLook() {
      var size = Number(storage.get('size')) || 0, scheme = Number(storage.get('scheme')) || 0, list = this.root.classList;
      list.toggle('s1', size === 1);
      list.toggle('s2', size === 2);
      list.toggle('dark', scheme === 2 || (scheme === 0 && !!window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches));
      list.toggle('strong', scheme === 3);
      var colour = this.getAttribute('color'), on = colour && readableOn(colour);
      if (on && scheme !== 3) { this.root.style.setProperty('--main', colour); this.root.style.setProperty('--onmain', on); } else { this.root.style.removeProperty('--main'); this.root.style.removeProperty('--onmain'); }
      Array.prototype.forEach.call(this.options.querySelectorAll('button'), function (one) {
        if (one.dataset.size) one.setAttribute('aria-pressed', String(Number(one.dataset.size) === size));
        if (one.dataset.scheme) one.setAttribute('aria-pressed', String(Number(one.dataset.scheme) === scheme));
      });
    }

    /** What the commune has to say to everybody: a storm, the portal down, the scam of the week. A failure changes nothing. */
    loadNotices() {
      var self = this;
      fetch(SERVER + '/widget/notices').then(function (answer) { return answer.ok ? answer.json() : null; }).then(function (list) {
        if (!Array.isArray(list)) return;
        var text = list.map(function (notice) { return notice.text; }).join('\n');
        if (self.banner.textContent !== text) self.banner.textContent = text;
        self.banner.hidden = !text;
      }).catch(function () { });
    }

    show(focus) {
      if (!this.noticing) this.noticing = setInterval(this.loadNotices.bind(this), 120000);
      this.loadNotices();
      this.panel.hidden = false;
      this.launcher.hidden = true;
      this.setAttribute('opened', '');
      var self = this;
      this.outbox.all().forEach(function (message) { if (message.state !== 'sent') self.showPending(message); });
      if (!this.line.session || this.line.session.fresh) this.caughtUp = true; // a first visit: the welcome is news
      this.line.start();
      if (focus) this.box.focus();
      this.toEnd(false);
      this.tellRead();
    }

    /** Escape closes the uppermost thing. */
    stepBack(inlined) {
      if (!this.asking.hidden) { this.asking.hidden = true; this.gear.focus(); }
      else if (!this.options.hidden) { this.gear.click(); this.gear.focus(); }
      else if (!inlined) this.hide();
    }

    hide() {
      this.silence();
      this.panel.hidden = true;
      this.launcher.hidden = false;
      this.removeAttribute('opened');
      this.launcher.focus();
    }

    // What the resident does.

    typed() {
      var text = this.box.value, left = LONGEST - text.length;
      this.box.style.height = 'auto';
      this.box.style.height = this.box.scrollHeight + 4 + 'px';
      this.secret.hidden = !looksSecret(text);
      this.count.hidden = left > 200;
      this.count.textContent = left >= 0 ? fill(this.texts.long, left) : fill(this.texts.tooLong, -left);
      this.count.classList.toggle('bad', left < 0);
      // An officer sees that somebody writes, never what; nobody else is told, so nothing is spent on it.
      if (this.held && text && Date.now() - (this.told || 0) > 3000) {
        this.told = Date.now();
        this.line.post({ type: 'typing' }).catch(function () { });
      }
    }

    send() {
      var text = this.box.value.trim();
      if (!text || text.length > LONGEST) { this.box.focus(); return; }
      this.box.value = '';
      this.typed();
      this.say(text);
      this.box.focus();
    }

    say(text) {
      // The second press of a double click, or of a finger that trembles, is not a second question.
      if (this.lastSaid === text && Date.now() - this.lastSaidAt < 1000) return;
      this.lastSaid = text;
      this.lastSaidAt = Date.now();
      this.clearChoices();
      this.asked = true;
      this.outbox.add(text);
      this.toEnd(true);
    }

    attach() {
      var file = this.file.files[0];
      this.file.value = '';
      if (!file) return;
      if (file.size > LARGEST_FILE) { this.note(this.texts.fileBig); return; }
      if (!/^image\/|^application\/pdf$/.test(file.type)) { this.note(this.texts.fileType); return; }
      this.asked = true;
      this.outbox.add(undefined, file);
      this.toEnd(true);
    }

    /** Speech to text into the box; the resident looks at it and sends it. */
    listen() {
      var self = this, before = this.box.value;
      if (this.hearing) { this.hearing.stop(); return; }
      var hearing = this.hearing = new Recognition();
      hearing.lang = 'vi-VN';
      hearing.interimResults = true;
      hearing.onresult = function (event) {
        self.box.value = (before ? before + ' ' : '') + Array.prototype.map.call(event.results, function (result) { return result[0].transcript; }).join(' ');
        self.typed();
      };
      hearing.onend = hearing.onerror = function (event) {
        if (event && event.error === 'not-allowed') self.note(self.texts.deaf);
        self.hearing = null;
        self.mic.setAttribute('aria-label', self.texts.speak);
        self.mic.setAttribute('aria-pressed', 'false');
        self.box.placeholder = self.texts.ask;
        self.box.focus();
      };
      this.mic.setAttribute('aria-label', this.texts.stopSpeaking);
      this.mic.setAttribute('aria-pressed', 'true');
      this.box.placeholder = this.texts.listening;
      hearing.start();
    }

    forget() {
      var self = this;
      this.asking.hidden = true;
      this.box.focus();
      if (!this.line.session) { this.cleared(); return; }
      this.line.tell({ type: 'event', name: 'forget' }).catch(function (problem) {
        if (problem.status === 404) self.cleared();
        else if (problem.status === 403) self.cleared(self.texts.forgottenHere); // nobody can open it any more, and nobody here can delete it
        else self.note(self.texts.forgetFailed);
      });
    }

    /** Everything is deleted at the commune; nothing stays on a telephone that others use. */
    cleared(text) {
      this.silence();
      if (!this.line.another()) this.outbox.clear();
      this.pending.textContent = '';
      this.bubbles = {};
      this.clearChoices();
      this.line.startAfresh();
      this.note(text || this.texts.forgotten);
    }

    /** Another conversation takes the place of the one that was shown. */
    lost() {
      var self = this;
      this.seen = {};
      this.lastDay = null;
      this.privacy.hidden = false;
      this.log.textContent = '';
      this.clearChoices();
      this.hideTyping();
      this.outbox.all().forEach(function (kept) { if (kept.state === 'sent') self.unpend(kept.id); });
      this.outbox.forgetSent();
    }

    // What comes from the service.

    receive(list) {
      var self = this, atEnd = this.atEnd, last = this.log.lastElementChild;
      list.forEach(function (activity) { self.take(activity); });
      var first = last ? last.nextElementSibling : this.log.firstElementChild;
      while (first && first.classList.contains('mine')) first = first.nextElementSibling;
      if (first && this.asked) { // what one has asked for is brought into view wherever one was looking
        this.toTopOf(first);
        this.asked = this.outbox.all().some(function (kept) { return kept.state !== 'failed'; });
      }
      else if (!atEnd) { if (first) this.newest.hidden = false; } // an event without words hides no words that are waiting
      else if (!first || list.length > 4) this.toEnd(false);
      else this.toTopOf(first);
      this.tellRead();
      // What was there when the page opened is not read out again; from now on new answers are.
      setTimeout(function () { self.caughtUp = true; }, 600);
    }

    take(activity) {
      if (activity.type === 'typing') { if (!activity.from || activity.from.role !== 'user' || activity.from.name) this.showTyping(activity.from); return; }
      if (activity.id && this.seen[activity.id]) return;
      if (activity.id) this.seen[activity.id] = true;
      if (activity.type === 'event') { this.happened(activity); return; }
      if (activity.type !== 'message') return;
      this.dayOf(activity);
      var data = activity.channelData || {}, officer = this.officerOf(activity.from || {}, data);
      if (data.notice === true) this.showNotice(activity);
      else if (activity.from && activity.from.role === 'user' && !officer) this.showMine(activity);
      else this.showAnswer(activity, officer);
    }

    /** The officer is told that the words have arrived, and that they were looked at. */
    tellRead() {
      var self = this, id = this.unread, looked = !document.hidden && !this.panel.hidden;
      if (!id || !looked && this.arrived === id) return;
      this.arrived = id;
      if (looked) this.unread = null;
      this.line.tell({ type: 'event', name: looked ? 'application/vnd.microsoft.readReceipt' : 'delivered', value: { lastReadMessageId: id } }).catch(function () {
        self.arrived = null;
        self.unread = self.unread || id; // with the next message, or look
      });
    }

    /** The name of the officer who says it; null when it is the resident or the assistant. What a resident sends carries an id of ours and no name. */
    officerOf(from, data) {
      return from.name && (data.officer === true || /^officer:/.test(from.id || '') || from.role === 'user' && !data.clientActivityID) ? from.name : null;
    }

    happened(activity) {
      var t = this.texts, value = activity.value || {};
      if (activity.name === 'forgotten') this.cleared();
      else if (activity.name === 'feedback' && this.bubbles[activity.replyToId]) this.bubbles[activity.replyToId].voted(value.vote);
      else if (activity.name === 'handoff.status') {
        this.held = value.state === 'accepted';
        this.note({ accepted: t.accepted, completed: t.completed, failed: t.failedHandoff }[value.state]);
      }
    }

    showMine(activity) {
      var own = activity.channelData && activity.channelData.clientActivityID;
      if (own) {
        this.unpend(own);
        this.outbox.remove(own);
      }
      this.privacy.hidden = true;
      this.clearChoices();
      var bubble = el('div', { 'class': 'msg mine' }, [el('span', { 'class': 'quiet', text: this.texts.you + ': ' }), activity.text || null]);
      this.showFiles(activity, bubble);
      bubble.appendChild(el('span', { 'class': 'sendstate', text: this.texts.sent }));
      this.log.appendChild(bubble);
    }

    showFiles(activity, bubble) {
      var self = this;
      (activity.attachments || []).forEach(function (attachment) {
        var name = attachment.name || '';
        function load() { return self.line.call('GET', self.line.path('/attachments/' + encodeURIComponent(attachment.contentUrl.split('/').pop())), { blob: true }); }
        if (!self.line.session || !attachment.contentUrl) { bubble.appendChild(el('div', { text: self.texts.file + ': ' + name })); return; }
        // A picture is shown; anything opens or is kept as the telephone does with files.
        bubble.appendChild(el('button', { type: 'button', 'class': 'file', text: self.texts.file + ': ' + name, onclick: function () {
          load().then(function (blob) { el('a', { href: URL.createObjectURL(blob), download: name }).click(); }, function () { self.note(self.texts.fileGone); });
        } }));
        if (!/^image\/(png|jpeg|gif|webp)$/.test(attachment.contentType || '')) return;
        load().then(function (blob) {
          bubble.appendChild(el('img', { src: URL.createObjectURL(blob), alt: name || self.texts.file }));
          if (self.atEnd) self.toEnd(false);
        }, function () { /* the name is shown, that is enough */ });
      });
    }

    /** A line of the service itself, such as who has joined. */
    showNotice(activity) {
      this.log.appendChild(el('p', { 'class': 'note', text: plain(activity.text || '') }));
      if (this.caughtUp) this.announced.textContent = plain(activity.text || '');
      this.offer(activity);
    }

    /** The choices of the last message. */
    offer(activity) {
      var self = this, actions = (activity.suggestedActions && activity.suggestedActions.actions) || [];
      this.clearChoices();
      actions.forEach(function (action) {
        if (action.value === OFFICER && actions.length > 1) return; // always in view above
        self.choices.appendChild(el('button', { type: 'button', text: action.title, onclick: function () { self.say(String(action.value)); self.box.focus(); } }));
      });
    }

    showAnswer(activity, officer) {
      this.hideTyping();
      var t = this.texts, data = (activity.channelData && activity.channelData.answer) || {}, links = {}, text = activity.text || '';
      (data.links || []).forEach(function (one) { links[one.url] = one.official; });
      if (data.outcome === 'welcome' && this.getAttribute('greeting')) text = this.getAttribute('greeting');
      var said = data.sourcesAt > 0 ? text.slice(0, data.sourcesAt) : text;
      var bubble = el('article', { 'class': 'msg' });
      if (officer) {
        bubble.classList.add('officer');
        this.unread = activity.id;
        bubble.appendChild(el('p', { 'class': 'who' }, [icon('person'), (/^cán bộ/i.test(officer) ? '' : t.officerName + ' ') + officer]));
      }
      if (said) bubble.appendChild(activity.textFormat === 'plain' ? el('p', { 'class': 'plain', text: said }) : markdown(said, links, t));
      this.showFiles(activity, bubble);
      if (data.sources && data.sources.length) bubble.appendChild(this.sources(data.sources));
      if (said && data.outcome !== 'welcome' && data.outcome !== 'notice') bubble.appendChild(this.tools(activity, said, data));
      this.log.appendChild(bubble);
      if (this.caughtUp) this.announced.textContent = plain(said) || t.file;
      this.offer(activity);
    }

    sources(list) {
      var t = this.texts;
      return el('details', { 'class': 'sources' }, [el('summary', { text: t.sources + ' (' + list.length + ')' }), el('ul', {}, list.map(function (source) {
        var item = el('li', {}, [source.document + (source.article ? ', ' + source.article : '')]);
        var links = {};
        links[source.url] = source.official;
        if (source.url) { item.appendChild(document.createTextNode(': ')); link(source.url.replace(/^https?:\/\/(www\.)?|[/?#].*$/g, ''), source.url, item, links, t); }
        item.appendChild(document.createTextNode(' – ' + t.checked + ' ' + source.checked.split('-').reverse().join('/')));
        return item;
      }))]);
    }

    // Read aloud, copy, thumbs.
    tools(activity, said, data) {
      var t = this.texts, self = this, bar = el('div', { 'class': 'tools' }), told = el('p', { 'class': 'told', role: 'status' }), whole = el('div', {}, [bar, told]);
      function tool(name, label, onclick) { var one = el('button', { type: 'button', onclick: onclick }, [icon(name), el('span', { text: label })]); bar.appendChild(one); return one; }
      if (window.SpeechSynthesisUtterance) tool('speaker', t.read, function () { self.readAloud(plain(said), this); }).classList.add('aloud');
      if (navigator.clipboard) tool('copy', t.copy, function () { var label = this.lastChild; navigator.clipboard.writeText(activity.text).then(function () { label.textContent = t.copied; }, function () { tellHere(t.copyFailed); }); });
      // What became of a press is said where it was pressed.
      function tellHere(text) {
        told.textContent = text;
        told.scrollIntoView({ block: 'nearest' });
      }
      if (!data.feedback) return whole;
      var up = tool('up', t.helped, function () { vote(up.getAttribute('aria-pressed') === 'true' ? 'none' : 'up'); });
      var down = tool('down', t.unhelped, function () { vote(down.getAttribute('aria-pressed') === 'true' ? 'none' : 'down'); });
      whole.voted = this.bubbles[activity.id] = {
        voted: function (choice) { up.setAttribute('aria-pressed', String(choice === 'up')); down.setAttribute('aria-pressed', String(choice === 'down')); }
      };
      whole.voted.voted('none');
      // Shown as given when it is given, not when it is pressed.
      function tell(choice, reason) {
        told.textContent = '';
        return self.line.tell({ type: 'event', name: 'feedback', replyToId: activity.id, value: { vote: choice, reason: reason } }).catch(function () {
          tellHere(t.voteFailed);
          throw null;
        });
      }
      function vote(choice) {
        if (whole.busy) return;
        whole.busy = true;
        tell(choice).then(function () {
          var asked = whole.querySelector('.why');
          if (asked) whole.removeChild(asked);
          whole.voted.voted(choice);
          if (choice === 'down') whole.insertBefore(self.why(function (reason) { return tell('down', reason); }), told);
        }).catch(function () { /* said */ }).then(function () { whole.busy = false; });
      }
      return whole;
    }

    why(answer) {
      var t = this.texts, picked = [], more = el('input', { type: 'text', maxlength: '300' });
      var chips = t.reasons.map(function (reason) {
        return el('button', { type: 'button', text: reason, 'aria-pressed': 'false', onclick: function () {
          var at = picked.indexOf(reason);
          if (at < 0) picked.push(reason); else picked.splice(at, 1);
          this.setAttribute('aria-pressed', String(at < 0));
        } });
      });
      var form = el('div', { 'class': 'why', role: 'group', tabindex: '-1', 'aria-label': t.why }, [el('p', { text: t.why }), el('div', { 'class': 'tools' }, chips), el('label', {}, [t.whyMore, more]),
        el('button', { type: 'button', 'class': 'main', text: t.sendWhy, onclick: function () {
          // What was written stays until it has arrived.
          answer(picked.concat(more.value.trim() || []).join('; ')).then(function () {
            var focused = form.contains(form.getRootNode().activeElement);
            form.textContent = t.thanks;
            if (focused) form.focus();
          }, function () { /* said */ });
        } })]);
      return form;
    }

    readAloud(text, button) {
      var t = this.texts, synth = window.speechSynthesis, label = button.lastChild, reading = label.textContent === t.stop;
      this.silence();
      if (reading) return;
      var voice = vietnamese(), speech = new SpeechSynthesisUtterance(text);
      if (!voice) return;
      speech.lang = 'vi-VN';
      speech.voice = voice;
      speech.rate = 0.95;
      speech.onend = speech.onerror = function () { label.textContent = t.read; };
      label.textContent = t.stop;
      synth.speak(speech);
    }

    silence() {
      var t = this.texts;
      if (window.speechSynthesis) window.speechSynthesis.cancel();
      Array.prototype.forEach.call(this.log.querySelectorAll('.tools button'), function (other) { if (other.lastChild.textContent === t.stop) other.lastChild.textContent = t.read; });
    }

    // What has not reached the service yet.
    showPending(message) {
      var t = this.texts, self = this, old = this.bubbles[message.id];
      if (message.state === 'sent' && !old || old && old.dataset.state === message.state) return;
      this.privacy.hidden = true;
      // After a reload a file is no longer at hand: it can only be chosen again.
      var lostFile = message.file && !this.outbox.files[message.id], failed = message.state === 'failed' || lostFile;
      var said = failed ? t.failed + (message.why ? '. ' + t[message.why] : '') : { sending: t.sending, sent: t.sent, waiting: t.waiting, busy: t.busy }[message.state];
      var state = el('span', { 'class': 'sendstate' + (failed ? ' bad' : ''), role: 'status', text: said });
      if (failed) {
        state.appendChild(el('br'));
        if (!lostFile && !message.why) state.appendChild(el('button', { type: 'button', text: t.retry, onclick: function () { self.outbox.update(message.id, { state: 'waiting' }); self.outbox.hurry(); } }));
        state.appendChild(el('button', { type: 'button', text: t.drop, onclick: function () { self.outbox.remove(message.id); self.unpend(message.id); } }));
      }
      var bubble = el('div', { 'class': 'msg mine', 'data-state': message.state }, [message.text || t.file + ': ' + message.file, state]);
      if (old) this.pending.replaceChild(bubble, old); else this.pending.appendChild(bubble);
      this.bubbles[message.id] = bubble;
    }

    unpend(id) {
      var bubble = this.bubbles[id];
      if (!bubble) return;
      this.pending.removeChild(bubble);
      delete this.bubbles[id];
    }

    showState(name) {
      var t = this.texts, self = this;
      if (name === 'online') this.outbox.hurry();
      clearTimeout(this.stateLater);
      // A short gap is nobody's business.
      this.stateLater = setTimeout(function () {
        var text = { offline: t.offline, connecting: t.connecting, refused: t.refused }[name] || '';
        self.state.hidden = !text;
        self.state.textContent = text;
      }, name === 'connecting' ? 1500 : 0);
    }

    showTyping(from) {
      var self = this;
      this.typing.textContent = fill(this.texts.typing, from && from.name || this.texts.title);
      clearTimeout(this.typingLater);
      this.typingLater = setTimeout(function () { self.hideTyping(); }, 5000);
      if (this.atEnd) this.toEnd(false);
    }

    hideTyping() { this.typing.textContent = ''; }

    clearChoices() { this.choices.textContent = ''; }

    note(text) {
      if (!text) return;
      this.log.appendChild(el('p', { 'class': 'note', text: text }));
      this.announced.textContent = text;
      this.toEnd(false);
    }

    dayOf(activity) {
      var day = new Date(activity.timestamp || Date.now()).toLocaleDateString('vi-VN');
      if (this.lastDay && day !== this.lastDay || !this.lastDay && day !== new Date().toLocaleDateString('vi-VN')) this.log.appendChild(el('p', { 'class': 'day', text: day }));
      this.lastDay = day;
    }

    /** Gliding to the end is not looking elsewhere; only going back is. */
    scrolled() {
      var top = this.scroller.scrollTop;
      if (this.isEnd(top)) { this.atEnd = true; this.newest.hidden = true; }
      else if (top < this.lastTop) this.atEnd = false;
      this.lastTop = top;
    }

    isEnd(top) { return this.scroller.scrollHeight - top - this.scroller.clientHeight < 60; }

    /** A long answer is read from its beginning, with the question above it where that leaves room. */
    toTopOf(node) {
      var question = node.previousElementSibling, top = node.offsetTop - 8;
      if (question && question.classList.contains('mine') && node.offsetTop - question.offsetTop < this.scroller.clientHeight / 3) top = question.offsetTop - 8;
      this.glide(top, this.caughtUp);
      this.atEnd = this.isEnd(top);
    }

    toEnd(smooth) {
      this.glide(this.scroller.scrollHeight, smooth);
      this.atEnd = true;
    }

    glide(top, smooth) {
      this.newest.hidden = true; // first, because the room it took is given back
      this.scroller.classList.toggle('smooth', !!smooth);
      this.lastTop = this.scroller.scrollTop;
      this.scroller.scrollTop = top;
    }
  }

  customElements.define('vinhphong-chat', VinhPhongChat);

  // The tag alone is enough; a page that places the element itself keeps its own.
  function insert() {
    if (document.querySelector('vinhphong-chat') || !script) return;
    var chat = document.createElement('vinhphong-chat');
    ['color', 'title', 'position', 'greeting', 'locale', 'open', 'zalo'].forEach(function (name) {
      if (script.hasAttribute('data-' + name)) chat.setAttribute(name, script.getAttribute('data-' + name));
    });
    document.body.appendChild(chat);
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', insert); else insert();
})();
