// The frame of a page, and the one style sheet.
#include "render/html_page.hpp"

#include "trail/text/html.hpp"

namespace trail::render {
namespace {

// Every colour of text on its ground has a contrast of 4.5:1 or more in both schemes; the browser
// test computes it. Whoever changes a byte here changes the hash below; the same test tells it.
constexpr std::string_view style = R"css(
:root{color-scheme:light dark;
--ground:#fff;--text:#1f2328;--soft:#59636e;--line:#d1d9e0;--raised:#f6f8fa;--link:#0a54c4;
--stop:#a40e26;--stop-ground:#ffe9e8;--care:#7a4b00;--care-ground:#fff4c2;
--good:#0f5f2a;--good-ground:#dcf7e3;--plain:#0b4a99;--plain-ground:#e3f0fd;
--l0:#eef1f4;--l1:#cfe3fc;--l2:#8fbdf5;--l3:#2463c9;--l4:#0b2f6b;--on-pale:#1f2328;--on-deep:#fff}
@media (prefers-color-scheme:dark){:root{
--ground:#121417;--text:#e6e8ea;--soft:#a9b2bc;--line:#363c44;--raised:#1b1f24;--link:#8ab8ff;
--stop:#ffb4ae;--stop-ground:#4a171a;--care:#f4cd6b;--care-ground:#3a2c04;
--good:#86e2a4;--good-ground:#12351d;--plain:#a6d0ff;--plain-ground:#12294a;
--l0:#23282f;--l1:#173a6a;--l2:#1f56a6;--l3:#7fb2f7;--l4:#d3e6ff;--on-pale:#f2f5f8;--on-deep:#0b1320}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 3rem;color:var(--text);
background:var(--ground);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",
"Liberation Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999rem;top:.5rem;padding:.5rem 1rem;background:var(--ground)}
.skip:focus{left:1rem;z-index:1}
h1{margin:0;font-size:1.9rem;line-height:1.2;letter-spacing:-.01em}
h2{margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--line);
font-size:1.3rem;line-height:1.3}
h2 small{font-size:1rem;font-weight:400;color:var(--soft)}
h3{margin:1.75rem 0 .75rem;font-size:1rem}
header{border-top:.35rem solid var(--link);padding-top:1.25rem}
header p{margin:.35rem 0 0;color:var(--soft)}
ul{margin:0;padding:0 0 0 1.1rem}
li{margin:.4rem 0}
code,pre{font-family:ui-monospace,"DejaVu Sans Mono","Liberation Mono",monospace;font-size:1rem}
code{font-size:1rem;letter-spacing:-.03em}
.numbers{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.25rem 0 .75rem;padding:0;list-style:none}
.numbers li{margin:0;padding:.45rem .8rem;border:1px solid var(--line);border-radius:.5rem;
background:var(--raised)}
.numbers b{display:block;font-size:1.5rem;line-height:1.2}
nav{margin-top:1.25rem}
nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;padding:0;list-style:none}
nav li{margin:0}
nav a{display:inline-block;padding:.15rem 0}
.facts,.reason{color:var(--soft)}
.label{display:inline-block;margin-right:.25rem;padding:0 .5em;border-radius:1em;
color:var(--plain);background:var(--plain-ground);font-weight:600}
.stop{color:var(--stop);background:var(--stop-ground)}
.care{color:var(--care);background:var(--care-ground)}
.good{color:var(--good);background:var(--good-ground)}
.off{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.marked{list-style:none}
.marked>li{margin:.6rem 0}
li:has(>details){list-style:none}
summary{margin-left:-1.1rem;padding-left:1.1rem;cursor:pointer;list-style:none;position:relative}
summary::-webkit-details-marker{display:none}
summary::before{content:"";position:absolute;left:.15rem;top:.48em;border:.32em solid transparent;
border-left:.45em solid var(--soft);border-right:0}
details[open]>summary::before{transform:rotate(90deg)}
.body{margin:.5rem 0 1rem;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--line)}
.body>:first-child{margin-top:0}
.body>:last-child{margin-bottom:0}
.body pre{padding:.6rem .8rem;white-space:pre-wrap;background:var(--raised);border-radius:.4rem}
.body blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid var(--line);
color:var(--soft)}
.body :is(ul,ol) :is(ul,ol) :is(ul,ol) :is(ul,ol){padding-left:0}
.body blockquote blockquote blockquote{padding-left:0;border:0}
.wide{overflow-x:auto}
table{border-collapse:collapse}
caption{padding:.25rem 0 .5rem;text-align:start;font-weight:600}
th,td{padding:.25rem .75rem .25rem 0;text-align:start;vertical-align:top}
.body th,.body td{padding:.25rem .75rem;border:1px solid var(--line);min-width:4rem}
.days{border-collapse:separate;border-spacing:3px;width:100%;max-width:32rem;margin:1.25rem -3px 0;
table-layout:fixed;font-variant-numeric:tabular-nums}
.days caption{padding-left:3px}
.days th{width:4.5rem;padding:.2rem 0;white-space:nowrap;font-weight:400;color:var(--soft)}
.days thead th{vertical-align:bottom;padding:0}
.days thead th+th{width:auto;text-align:center}
.days td{padding:.2rem 0;border-radius:.3rem;text-align:center}
.l0,.l1,.l2{color:var(--on-pale)}
.l3,.l4{color:var(--on-deep)}
.l0{background:var(--l0)}.l1{background:var(--l1)}.l2{background:var(--l2)}
.l3{background:var(--l3)}.l4{background:var(--l4)}
.s0{fill:var(--l0)}.s1{fill:var(--l1)}.s2{fill:var(--l2)}.s3{fill:var(--l3)}.s4{fill:var(--l4)}
.legend{color:var(--soft)}
.legend span{display:inline-block;min-width:1.8rem;padding:0 .4rem;border-radius:.3rem;
text-align:center}
.months{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.5rem,1fr));gap:1rem 1.25rem;
padding:0;list-style:none}
.months li{margin:0}
.months svg{display:block;width:100%;margin-bottom:.25rem}
.bars{width:100%;margin-top:1.75rem;font-variant-numeric:tabular-nums}
.bars th{font-weight:400}
.bars thead th{color:var(--soft)}
.bars tr>:nth-child(2){width:1%;text-align:end;white-space:nowrap}
.bars tr>:last-child{width:60%;padding-right:0}
.bars svg{display:block;width:100%;height:.8rem;margin-top:.4rem;border-radius:2px}
.bars rect{fill:var(--l3)}
footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--line);color:var(--soft)}
@media (max-width:30rem){h1{font-size:1.6rem}body{padding-top:1rem}
.days{border-spacing:1px;margin-left:-1px}.days caption{padding-left:1px}
.days thead th:first-child{white-space:normal}.days th{width:3.3rem}.bars tr>:last-child{width:40%}}
@media print{
:root{color-scheme:light;--ground:#fff;--text:#000;--soft:#333;--line:#999;--raised:#fff;
--link:#000;--stop:#000;--care:#000;--good:#000;--plain:#000;--stop-ground:#fff;
--care-ground:#fff;--good-ground:#fff;--plain-ground:#fff;--on-pale:#000;--on-deep:#000;
--l0:#fff;--l1:#ddd;--l2:#bbb;--l3:#999;--l4:#777}
body{max-width:none;padding:0;font-size:11pt}
nav,.skip,.legend{display:none}
h2,h3,caption{break-after:avoid}
li,tr,.days,.bars{break-inside:avoid}
.label{border:1px solid #000}
.days td[class]{border:1px solid #999;background:none}
.s0,.s1,.s2,.s3,.s4{stroke:#999;stroke-width:.5}
.s1,.s2,.s3,.s4,.bars rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}
summary::before{display:none}
details::details-content{content-visibility:visible;block-size:auto}
.body .named::after{content:" (" attr(href) ")"}}
)css";

// What the pages of a site have beyond that.
constexpr std::string_view site_style = R"css(
nav strong{color:var(--text)}
.skip+nav{margin:0 0 1.25rem}
h2 a{color:inherit}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:1.25rem 0 .5rem}
label{flex-basis:100%;font-weight:600}
input,button{font:inherit;padding:.45rem .75rem;border:1px solid var(--soft);border-radius:.4rem;
color:var(--text);background:var(--ground)}
input{flex:1 1 12rem;min-width:0}
button{background:var(--raised)}
[hidden]{display:none}
.names{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.1rem 1.25rem;
padding:0;list-style:none}
.names li{margin:.2rem 0}
li:target{scroll-margin-top:1rem;outline:3px solid var(--l2);outline-offset:4px;border-radius:2px}
@media print{form,#search-results,#search-status{display:none}}
)css";

// SHA-256 of the style sheets: with them a browser takes no other style (CSP level 3).
constexpr std::string_view style_hash = "'sha256-Ge7gH3QxzG3BCSUdHy/aONwktgrSYX21lvxIRTlxK+s='";
constexpr std::string_view site_style_hash =
    "'sha256-T/uW3+kgaWHF8CheCSmcQ1ws4qzf8PNnd16q0Dcpx38='";

// `policy` is what may be loaded beyond the style sheet.
std::string head(std::string_view title, std::string_view policy, std::string_view more) {
    std::string out =
        "<!doctype html>\n"
        "<html lang=\"en\" dir=\"ltr\">\n"
        "<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ";
    out += style_hash;
    out += policy;
    out +=
        "; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>";
    out += text::for_html(title);
    out += "</title>\n<style>";
    out += style;
    out += "</style>\n";
    out += more;
    return out += "</head>\n<body>\n";
}

}  // namespace

std::string html_head(std::string_view title) {
    return head(title, "", "");
}

// A page that was opened from a disk has no origin, so "file:" stands beside 'self'.
std::string site_head(std::string_view title, Scripts scripts) {
    auto policy = " " + std::string(site_style_hash);
    auto more = "<style>" + std::string(site_style) + "</style>\n";
    if (scripts == Scripts::of_search) {
        policy += "; script-src 'self' file:";
        more += "<script src=\"search/search.js\" defer></script>\n";
    }
    return head(title, policy, more);
}

}  // namespace trail::render
