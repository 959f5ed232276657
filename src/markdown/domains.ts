/** The top-level domains of countries and regions. */
const COUNTRIES = words(`
  ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch
  ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm
  gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la
  lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np
  nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su
  sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
  бг бел ею қаз мкд мон рф срб укр հայ გე ευ ελ 中国 中國 台湾 台灣 香港 新加坡 澳門 한국 ไทย भारत ভারত امارات السعودية مصر قطر
  الاردن المغرب ایران پاکستان
`);

/** Those that are not a country's, as far as people know them as such: all that a text may want to be taken for. */
const GENERIC = words(`
  com net org info biz edu gov mil arpa pro mobi asia tel jobs travel cat coop aero museum xyz online site shop
  store app dev page cloud tech blog news live life world today digital agency bank banking insurance finance financial money
  loan loans credit card cards pay health healthcare care clinic doctor hospital pharmacy club vip top icu work click support
  help center chat email media network systems solutions services service company business group ltd inc llc gmbh ltda legal
  law attorney tax game games bet casino poker zone space website web host hosting domains wiki zip mov fun art design photo
  photos video film music audio radio school university college academy education training courses sale sales deals discount
  market marketing trade trading fund investments exchange capital ventures estate house homes rent hotel hotels restaurant
  bar cafe pizza food recipes wine fashion shoes jewelry gift gifts flowers garden green eco energy solar auto car cars taxi
  flights tours vacations cruises holiday city london berlin paris nyc tokyo amsterdam africa global international foundation
  charity church community social dating singles sexy porn xxx ninja guru expert review reviews rocks cool plus one link
  download computer software technology security codes tools events tickets team sport football golf fitness yoga
  рус онлайн сайт дети москва 公司 网络 在线 网址 网站 商城 商店 集团 移动 中文网 みんな コム ストア شبكة موقع بازار ком орг
`);

/** Below a country's domain, what is sold like a top-level domain: `example.co.uk`. */
const SECOND = words('ac co com edu gob gov gv id ltd me mil ne net nom or org plc sch');

/** Where strangers have subdomains of their own. */
const SHARED = words(`
  github.io gitlab.io vercel.app netlify.app pages.dev workers.dev web.app firebaseapp.com herokuapp.com onrender.com fly.dev
  blogspot.com wordpress.com weebly.com wixsite.com webflow.io glitch.me surge.sh repl.co replit.app s3.amazonaws.com
  amazonaws.com cloudfront.net azurewebsites.net windows.net appspot.com run.app ngrok.io ngrok.app ngrok-free.app
  trycloudflare.com duckdns.org
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Whether a label, in lower case, is one that addresses end with. */
export function isTopLevel(label: string): boolean {
  return COUNTRIES.has(label) || GENERIC.has(label) || label.startsWith('xn--');
}

/**
 * The part of a host, as the URL parser gives it, that somebody has registered: what comes before it can be chosen freely, so
 * this is what says whose it is. A short list of ours, not the Public Suffix List: where it knows too little, less is returned.
 */
export function registrable(host: string): string {
  if (/^\[|^[\d.]+$/.test(host)) return host;
  const labels = host.split('.');
  const [top = '', second = ''] = labels.toReversed();
  const shared = [...SHARED].find((suffix) => host.endsWith(`.${suffix}`))?.split('.').length;
  const below = COUNTRIES.has(top) && SECOND.has(second) ? 2 : 1;
  return labels.slice(-1 - (shared ?? below)).join('.');
}
