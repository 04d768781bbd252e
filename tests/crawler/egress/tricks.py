"""Ways in that a page may try in a browser. Each leads to a place of the inner network, under its own path.

`{in}` stands for the forbidden place ("http://127.0.0.1:PORT"), `{port}` for its port, `{machine}` for an address of
this machine that is not loopback, `{me}` for the trick's name, `{here}` for both together, `{own}` for the page's
origin, where "/over/CODE?to=URL" redirects.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trick:
    """A page: its markup, its headers. `arrives`: with the place opened the trick gets there, so the test can fail."""

    html: str
    headers: tuple[tuple[str, str], ...] = ()
    arrives: bool = True


def _worker(code: str) -> str:
    return f"<script>new Worker(URL.createObjectURL(new Blob([`{code}`])))</script>"


MARKUP = {
    "img": '<img src="{here}">',
    "img srcset": '<img srcset="{here} 2x">',
    "picture source": '<picture><source srcset="{here}"><img></picture>',
    "input image": '<input type=image src="{here}">',
    "body background": '<body background="{here}">',
    "svg image": '<svg><image href="{here}" width=9 height=9></svg>',
    "script": '<script src="{here}"></script>',
    "module script": '<script type=module src="{here}"></script>',
    "dynamic import": "<script>import('{here}').catch(() => 0)</script>",
    "modulepreload": '<link rel=modulepreload href="{here}">',
    "stylesheet": '<link rel=stylesheet href="{here}">',
    "css import": '<style>@import "{here}";</style>',
    "css url": '<style>body { background: url("{here}") }</style>',
    "font": '<style>@font-face { font-family: f; src: url("{here}") } p { font-family: f }</style><p>a',
    "iframe": '<iframe src="{here}"></iframe>',
    "object": '<object data="{here}"></object>',
    "embed": '<embed src="{here}">',
    "video": '<video src="{here}" preload=auto></video>',
    "video poster": '<video poster="{here}"></video>',
    "audio": '<audio src="{here}" preload=auto></audio>',
    "track": '<video crossorigin src="/x"><track default kind=subtitles src="{here}"></video>'
    "<script>document.querySelector('track').track.mode = 'showing'</script>",
    "preload": '<link rel=preload as=image href="{here}">',
    "meta refresh": '<meta http-equiv=refresh content="0;url={here}">',
    "meta refresh in a frame": "<iframe srcdoc='<meta http-equiv=refresh content=\"0;url={here}\">'></iframe>",
    "data: frame": "<iframe src='data:text/html,<img src=\"{here}\">'></iframe>",
    "a name that leads out first and in next": '<img src="http://doi-huong.vi-du.vn:{port}/" onerror="this.onerror ='
    " null; this.src = 'http://doi-huong.vi-du.vn:{port}/{me}'\">",
    "javascript: frame": "<iframe src=\"javascript:'<img src={here}>'\"></iframe>",
}
SCRIPTS = {
    "fetch": "fetch('{here}', {mode: 'no-cors'}).catch(() => 0)",
    "fetch keepalive": "fetch('{here}', {mode: 'no-cors', keepalive: true}).catch(() => 0)",
    "xhr": "const x = new XMLHttpRequest(); x.open('GET', '{here}'); x.send()",
    "sync xhr": "const x = new XMLHttpRequest(); x.open('GET', '{here}', false); try { x.send() } catch (e) {}",
    "event source": "new EventSource('{here}')",
    "web socket": "new WebSocket('ws://127.0.0.1:{port}/{me}')",
    "image object": "new Image().src = '{here}'",
    "document.write": "document.write('<img src=\"{here}\">')",
    "location": "location.href = '{here}'",
    "somebody at": "location.href = 'http://shop.vn@127.0.0.1:{port}/{me}'",
    "form get": "const f = document.createElement('form'); f.action = '{here}'; document.body.append(f); f.submit()",
    "form post": "const f = document.createElement('form'); f.action = '{here}'; f.method = 'post';"
    " f.innerHTML = '<input name=a value=b>'; document.body.append(f); f.submit()",
    "download link": "const a = document.createElement('a'); a.href = '{here}'; a.download = 'x';"
    " document.body.append(a); a.click()",
    "blob: frame": "const f = document.createElement('iframe'); f.src = URL.createObjectURL(new"
    " Blob(['<img src=\"{here}\">'], {type: 'text/html'})); document.body.append(f)",
    "about: frame": "const f = document.createElement('iframe'); document.body.append(f);"
    " f.contentDocument.write('<img src=\"{here}\">')",
    "blob: navigation": "location.href = URL.createObjectURL(new Blob(['<img src=\"{here}\">'],"
    " {type: 'text/html'}))",
}
WORKERS = {
    "worker fetch": "fetch('{here}', {mode: 'no-cors'})",
    "worker xhr": "const x = new XMLHttpRequest(); x.open('GET', '{here}'); x.send()",
    "worker importScripts": "importScripts('{here}')",
    "worker web socket": "new WebSocket('ws://127.0.0.1:{port}/{me}')",
    "worker event source": "new EventSource('{here}')",
}
REDIRECTS = {
    "redirect 301 of a picture": '<img src="{own}/over/301?to={here}">',
    "redirect 302 of a script": '<script src="{own}/over/302?to={here}"></script>',
    "redirect 303 of a style": '<link rel=stylesheet href="{own}/over/303?to={here}">',
    "redirect 307 of a fetch": "<script>fetch('{own}/over/307?to={here}', {mode: 'no-cors'}).catch(() => 0)</script>",
    "redirect 308 of a frame": '<iframe src="{own}/over/308?to={here}"></iframe>',
    "three redirects": '<img src="{own}/over/302?to={own}/over/301%3Fto={own}/over/307%253Fto={here}">',
    "Refresh header": '<iframe src="{own}/refresh?to={here}"></iframe>',
}
HEADERS = {
    "Link preload header": Trick("<p>", (("Link", "<{here}>; rel=preload; as=image"),)),
    "CSP report-uri": Trick(
        "<script>eval('1')</script><img src='http://x.example/'>",
        (("Content-Security-Policy", "img-src 'none'; report-uri {here}"),),
    ),
    "Report-To": Trick(
        "<img src='http://x.example/'>",
        (
            ("Reporting-Endpoints", 'e="{here}"'),
            ("Content-Security-Policy", "img-src 'none'; report-to e"),
        ),
        arrives=False,  # Chromium sends these after a minute
    ),
    "NEL": Trick(
        "<img src='/none'>",
        (
            ("Report-To", '{"group": "n", "max_age": 60, "endpoints": [{"url": "{here}"}]}'),
            ("NEL", '{"report_to": "n", "max_age": 60, "success_fraction": 1.0}'),
        ),
        arrives=False,
    ),
}
# What is only asked for ahead of time arrives nowhere, be the place open or not: our proxy refuses it.
AHEAD = {
    "prefetch": '<link rel=prefetch href="{here}">',
    "speculation rules": '<script type=speculationrules>{"prefetch": [{"urls": ["{here}"], "eagerness":'
    ' "immediate"}], "prerender": [{"urls": ["{own}/over/302?to={here}"], "eagerness": "immediate"}]}</script>',
}
# The same place under other spellings: whatever Chromium makes of them, our proxy sees.
HOSTS = {
    "localhost": "localhost",
    "a name under .localhost": "trong.localhost",
    "localhost with a dot": "localhost.",
    "short dotted": "127.1",
    "another address of 127/8": "127.8.8.8",
    "decimal": "2130706433",
    "hexadecimal": "0x7f000001",
    "octal": "0177.0.0.01",
    "mixed": "0x7f.1",
    "zero": "0",
    "0.0.0.0": "0.0.0.0",
    "full-width digits": "１２７.０.０.１",
    "ideographic dots": "127。0。0。1",
    "circled digits": "①②⑦.⓪.⓪.①",
    "escaped digits": "%31%32%37.0.0.1",
    "address with a dot": "127.0.0.1.",
    "IPv6 loopback": "[::1]",
    "IPv6 unspecified": "[::]",
    "IPv4 mapped": "[::ffff:127.0.0.1]",
    "IPv4 mapped in hexadecimal": "[::ffff:7f00:1]",
    "a name that leads in": "vao-trong.vi-du.vn",
    "a name that leads to IPv6 inside": "vao-trong-6.vi-du.vn",
    "a name with answers inside only": "hai-cua.vi-du.vn",
    "a name with an answer outside and one inside": "nua-nua.vi-du.vn",
    "a name that leads to this machine's own address": "chinh-may-nay.vi-du.vn",
}
# No server of ours can stand there; nobody may even try.
NOWHERE = {
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "metadata in hexadecimal": "http://0xa9fea9fe/latest/",
    "metadata by name": "http://metadata.google.internal/",
    "AWS metadata over IPv6": "http://[fd00:ec2::254]/",
    "link-local": "http://[fe80::1]/",
    "site-local": "http://[fec0::1]/",
    "private 10": "http://10.0.0.1/",
    "private 172.16": "http://172.16.0.1/",
    "private 192.168": "http://192.168.1.1/",
    "carrier NAT": "http://100.64.0.1/",
    "multicast": "http://224.0.0.1/",
    "broadcast": "http://255.255.255.255/",
    "IPv4 compatible": "http://[::127.0.0.1]:{port}/",
    "6to4": "http://[2002:7f00:1::]:{port}/",
    "NAT64": "http://[64:ff9b::127.0.0.1]:{port}/",
    "a network's own NAT64": "http://[64:ff9b:1::a00:1]/",
    "Teredo": "http://[2001:0:7f00:1:0:0:80ff:fffe]:{port}/",
    "ISATAP": "http://[2606:4700::5efe:127.0.0.1]:{port}/",
    "a single label": "http://router/",
    ".local": "http://may-in.local/",
    ".lan": "http://nas.lan/",
    "mail": "http://shop.vn:25/",
    "X11": "http://shop.vn:6000/",
}
# What the browser itself refuses to a page of the web, what the visit's tabs are kept from, and what is no request
# that the canary could tell: there the canary counts connections and datagrams.
WITHOUT_PATH = {
    "preconnect": '<link rel=preconnect href="{in}">',
    "svg use": '<svg><use href="{own}/over/302?to={here}#a"></svg>',
    "icon": '<link rel=icon href="{here}">',
    "manifest": '<link rel=manifest href="{here}">',
    "window.open": "<script>window.open('{here}')</script>",
    "service worker": "<script>navigator.serviceWorker.register('/sw.js?to={here}').catch(() => 0)</script>",
    "https": '<img src="https://127.0.0.1:{port}/{me}">',
    "file: frame": '<iframe src="file:///etc/passwd"></iframe>',
    "file: fetch": "<script>fetch('file:///etc/passwd').catch(() => 0)</script>",
    "file: navigation": "<script>location.href = 'file:///etc/passwd'</script>",
    "view-source:": "<script>location.href = 'view-source:{here}'</script>",
    "chrome:": "<script>location.href = 'chrome://net-internals'</script>",
    "ftp:": '<iframe src="ftp://127.0.0.1:{port}/{me}"></iframe>',
    "dns-prefetch": '<link rel=dns-prefetch href="//vao-trong.vi-du.vn">',
    "beacon": "<script>navigator.sendBeacon('{here}', 'x')</script>",
    "shared worker": "<script>new SharedWorker('{here}')</script>",
    "WebTransport": "<script>new WebTransport('https://127.0.0.1:{port}/{me}').ready.catch(() => 0)</script>",
    "STUN": "<script>const p = new RTCPeerConnection({iceServers: [{urls: 'stun:{machine}:{port}'}]});"
    " p.createDataChannel('a'); p.createOffer().then(o => p.setLocalDescription(o))</script>",
    "TURN over TCP": "<script>const p = new RTCPeerConnection({iceServers: [{urls:"
    " 'turn:{machine}:{port}?transport=tcp', username: 'a', credential: 'b'}], iceTransportPolicy: 'relay'});"
    " p.createDataChannel('a'); p.createOffer().then(o => p.setLocalDescription(o))</script>",
}

TRICKS: dict[str, Trick] = {
    **{name: Trick(html) for name, html in MARKUP.items()},
    **{name: Trick(f"<body><script>{code}</script>") for name, code in SCRIPTS.items()},
    **{name: Trick(_worker(code)) for name, code in WORKERS.items()},
    **{name: Trick(html) for name, html in REDIRECTS.items()},
    **HEADERS,
    **{name: Trick(f"<img src='http://{host}:{{port}}/{{me}}'>") for name, host in HOSTS.items()},
    **{name: Trick(f"<img src='{url}'>", arrives=False) for name, url in NOWHERE.items()},
    **{name: Trick(html, arrives=False) for name, html in (WITHOUT_PATH | AHEAD).items()},
}
TOGETHER = [*HOSTS, *NOWHERE]
