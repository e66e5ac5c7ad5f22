-- The rows of a book of the shape of 0013: one array with four members, a loan of each kind,
-- two months of statements, payments and one taken back, and two tokens.
INSERT INTO "book" VALUES (1, 'Sunny Valley Energy Co-op', 'USD', 'help@sunnyvalley.example, 555-0100', 1796105813);
INSERT INTO "document" VALUES (x'38aac8c678a4cc686dc33f3c8d6a15241eb2b32ead4becd754330871fc08d871', 'program', 'rates/programs/mn-legacy-garden/2025-04-01.xml', CAST ('<?xml version="1.0" encoding="UTF-8"?>
<program xmlns="https://commonwatt.org/schema/program/1"
    id="mn-legacy-garden" version="2025-04-01"
    name="Minnesota community solar garden, moved to the value of solar"
    effectiveFrom="2025-04-01" currency="USD" timeZone="America/Chicago">
  <source document="Minnesota Statutes 216B.1641; Xcel Energy Minnesota rate book, section 9"
      read="2026-11-22">
    Subscribers, the largest share, the unit of 200 W, 120 percent of usage, and the buy-out of
    February. The price of unsubscribed energy is avoided cost, an example, and 0.01 for RECs.
  </source>
  <source document="Minnesota PUC bulletin: legacy gardens leave the applicable retail rate"
      read="2026-11-22">
    The adders: 0.03 for residential and small general, 0.01 for large general to 1 January 2026.
    The value of solar of the eighth year is an example.
  </source>
  <class id="residential"/>
  <class id="low-income"/>
  <class id="small-general"/>
  <class id="large-general"/>
  <value unit="money" at="account">
    <term name="value-of-solar" price="0.1180" illustrative="true"/>
    <term name="adder">
      <class id="residential" price="0.03"/>
      <class id="low-income" price="0.03"/>
      <class id="small-general" price="0.03"/>
      <class id="large-general" price="0"/>
    </term>
    <term name="large-general-adder" price="0" to="2026-01-01" from="2025-04-01">
      <class id="large-general" price="0.01"/>
    </term>
  </value>
  <allocate key="share" stepKW="0.2"/>
  <unallocated to="payout">
    <rate price="0.0385" illustrative="true"/>
  </unallocated>
  <apply against="total"/>
  <!-- The utility buys out what is left with the bill of February. -->
  <bank carry="annual" month="2" onExpiry="payout" onClose="payout"/>
  <fee model="none"/>
  <settle mode="separate"/>
  <limit name="members" metric="count" aggregate="count" comparison="at-least" bound="5"/>
  <limit name="largest share" metric="share" aggregate="max" comparison="at-most" bound="0.4"
      of="project"/>
  <limit name="smallest subscription" metric="kW" aggregate="min" comparison="at-least"
      bound="0.2"/>
  <limit name="share against usage" metric="kWh" aggregate="max" comparison="at-most" bound="1.2"
      of="usage"/>
  <example id="MN-3" month="2025-07">
    <output kWh="140000"/>
    <member name="subscriber" class="residential" share="8000">
      <expect allocatedKWh="1120" credit="165.76"/>
    </member>
    <member name="shop" class="large-general" share="8000">
      <expect credit="143.36"/>
    </member>
    <unsubscribed share="984000"/>
  </example>
  <example id="MN-3 later" month="2026-01" note="the large general adder has ended">
    <output kWh="140000"/>
    <member name="shop" class="large-general" share="8000">
      <expect credit="132.16"/>
    </member>
    <unsubscribed share="992000"/>
  </example>
</program>
' AS BLOB));
INSERT INTO "document" VALUES (x'c984d2f7b549575b40ad2aa3062919b4ec3b9eb65d8f51789f66a19ba6444cf8', 'loan-product', 'rates/loans/share-loan/2026-01-01.xml', CAST ('<?xml version="1.0" encoding="UTF-8"?>
<loanProduct xmlns="https://commonwatt.org/schema/loan/1"
    id="share-loan" name="Share loan of a cooperative"
    effectiveFrom="2026-01-01" currency="USD">
  <source document="Terms of a share loan, made up for illustration" read="2026-11-28"
      illustrative="true">
    A share of a solar array bought on credit and repaid by level monthly payments on the first of
    the month, a month counting as a twelfth of a year. Rate, fee and limits are examples; the
    figures of the worked loans were reckoned in exact fractions by another program.
  </source>
  <rate percent="5.99" autopayDiscount="0.25" illustrative="true"/>
  <amount from="500.00" to="25000.00"/>
  <term from="12" to="240"/>
  <schedule frequency="monthly" dueDay="1" dayCount="30/360" paymentRounding="up"/>
  <lateFee flat="15.00" percent="5" choose="lesser" graceDays="15" illustrative="true"/>
  <chargeOff daysPastDue="120"/>
  <prepayment effect="shorter-term"/>
  <servicing percent="1" of="interest" illustrative="true"/>
  <example id="SHARE-1" amount="2600.00" payments="120" disbursed="2026-01-01"
      note="a share of one kilowatt; the payment is rounded up, so that the last is smaller">
    <expect payment="28.86" lastPayment="27.64" payments="120" totalInterest="861.98"
        totalOfPayments="3461.98" amountFinanced="2600.00" apr="5.9902"/>
  </example>
  <example id="SHARE-2" amount="10000.00" payments="180" disbursed="2026-03-01"
      firstDue="2026-04-01" autopay="true" note="drawn automatically, at 5.74 percent">
    <expect payment="82.99" lastPayment="82.22" payments="180" totalInterest="4937.43"
        totalOfPayments="14937.43" apr="5.7400"/>
  </example>
</loanProduct>
' AS BLOB));
INSERT INTO "document" VALUES (x'0ec6657a533b174b849eae204b7b0741e94b89af07d0534194dd40d4efc9b0f7', 'loan-product', 'rates/loans/solar-loan/2026-01-01.xml', CAST ('<?xml version="1.0" encoding="UTF-8"?>
<loanProduct xmlns="https://commonwatt.org/schema/loan/1"
    id="solar-loan" name="Solar loan with a paydown"
    effectiveFrom="2026-01-01" currency="USD">
  <source document="Terms of a solar loan, made up for illustration" read="2026-11-28"
      illustrative="true">
    A loan for panels whose first payment counts on 30 percent being repaid by month 18, as from
    a tax credit. After it the payment is found anew on what is owed, whatever came. Rate, charge,
    fee and limits are examples; the figures of the worked loans were reckoned in exact fractions
    by another program.
  </source>
  <rate percent="6.49" autopayDiscount="0.50" illustrative="true"/>
  <amount from="5000.00" to="100000.00"/>
  <term from="60" to="300"/>
  <schedule frequency="monthly" dueDay="1" dayCount="30/360"/>
  <fee prepaidPercent="2" illustrative="true"/>
  <lateFee flat="25.00" graceDays="10" illustrative="true"/>
  <chargeOff daysPastDue="120"/>
  <prepayment effect="shorter-term"/>
  <paydown checkpoint="18" percent="30" method="pv" shortfall="carry" illustrative="true"/>
  <servicing percent="0.75" of="interest" illustrative="true"/>
  <example id="SOLAR-1" amount="24000.00" payments="240" disbursed="2026-01-01"
      note="nothing is paid down: from payment 19 on the payment repays all of it">
    <expect payment="130.12" lastPayment="184.15" payments="240" totalInterest="19612.42"
        totalOfPayments="43612.42" amountFinanced="23520.00" apr="6.7380"
        paymentAfterCheckpoint="185.91"/>
  </example>
  <example id="SOLAR-2" amount="24000.00" payments="240" disbursed="2026-01-01" autopay="true"
      note="the same, drawn automatically">
    <expect payment="124.68" lastPayment="178.74" payments="240" totalInterest="17851.59"
        totalOfPayments="41851.59" amountFinanced="23520.00" apr="6.2335"
        paymentAfterCheckpoint="178.41"/>
  </example>
</loanProduct>
' AS BLOB));
INSERT INTO "document" VALUES (x'3de6af7fa84a7b5fc86d1a86e56f861978c88b3dbc520c04c78c8d37526029c9', 'template', 'statement.html', CAST ('<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Statement {{number}}, {{month}} – {{cooperative}}</title>
<style>
:root { --ink: #18221d; --soft: #4c5852; --line: #d9dfdb; --leaf: #1d6b47; --mist: #eef4f0; }
* { box-sizing: border-box; }
html { background: #f3f2ec; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
.sheet { max-width: 860px; margin: 32px auto; padding: 44px 52px 36px; background: #fff; border-radius: 10px; box-shadow: 0 1px 3px #18221d24; }
h1, h2, p, dl, dd, ul, ol, figure, table { margin: 0; padding: 0; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -.01em; }
h2 { font-size: 17px; line-height: 1.3; margin-bottom: 8px; }
section { margin-top: 30px; }
.soft, caption, dt, .detail { color: var(--soft); }
.small, .detail, caption, dt { font-size: 13px; line-height: 1.4; }
.masthead { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 32px; border-bottom: 2px solid var(--leaf); padding-bottom: 12px; margin-bottom: 24px; }
.coop { font-weight: 700; color: var(--leaf); flex: 1 1 240px; }
.masthead .soft { flex: 0 1 auto; }
.outcome { display: grid; align-items: center; grid-template-columns: minmax(230px, 4fr) 7fr; gap: 24px; margin-top: 20px; background: var(--mist); border-radius: 8px; padding: 20px 24px; }
.outcome .pay { font-size: 34px; line-height: 1.15; font-weight: 700; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.outcome .word { font-size: 26px; }
.highlights { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px 20px; align-items: start; }
.highlights:has(> :nth-child(4)) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.highlights dd { font-size: 18px; font-weight: 600; font-variant-numeric: tabular-nums; }
.facts { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 14px 28px; margin-top: 20px; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 30px 36px; }
.pair > section { margin-top: 0; }
.unequal { grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); margin-top: 30px; }
.inner { margin-top: 0; }
table + table, ul + table { margin-top: 16px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: 4px; }
th { text-align: left; font-weight: 400; }
thead th { font-size: 13px; color: var(--soft); vertical-align: bottom; }
th, td { padding: 6px 0 6px 14px; vertical-align: top; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 0; }
th.figure, td { text-align: right; }
td { white-space: nowrap; }
.detail { display: block; font-weight: 400; }
tfoot th, tfoot td { font-weight: 700; border-bottom: 0; border-top: 1px solid var(--ink); }
figcaption { font-weight: 600; font-size: 14px; }
.chart { display: block; width: 100%; height: auto; margin-top: 4px; font-family: inherit; }
ul.plain { list-style: none; }
ul.plain li { padding-bottom: 4px; break-inside: avoid; }
.steps { margin-top: 10px; }
.columns { columns: 2; column-gap: 36px; }
.expiries { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 0 20px; font-variant-numeric: tabular-nums; }
.after { margin-top: 6px; }
details { margin-top: 10px; }
summary { cursor: pointer; font-size: 13px; color: var(--soft); }
summary:focus-visible { outline: 2px solid var(--leaf); outline-offset: 2px; }
footer { margin-top: 28px; padding-top: 12px; border-top: 1px solid var(--line); }
footer p + p { margin-top: 4px; }
.illustrative { font-style: italic; }
@media (max-width: 640px) {
  html { background: #fff; }
  .sheet { margin: 0; padding: 20px 16px 28px; border-radius: 0; box-shadow: none; }
  .outcome { grid-template-columns: 1fr; gap: 14px; padding: 16px; }
  .pair { grid-template-columns: minmax(0, 1fr); }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px 20px; }
  .highlights { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .columns { columns: 1; }
  h1 { font-size: 24px; }
  .four { font-size: 12.5px; }
  .four thead th { font-size: 12px; }
  .four th:not(:first-child), .four td { padding-left: 9px; }
  .four th[scope=row] { min-width: 76px; }
  .wide { overflow-x: auto; }
}
@page { margin: 9mm 13mm; }
@media print {
  html { background: none; }
  body { font-size: 8.4pt; line-height: 1.3; }
  .sheet { margin: 0; padding: 0; max-width: none; box-shadow: none; border-radius: 0; }
  h1 { font-size: 16pt; }
  h2 { font-size: 10pt; margin-bottom: 3px; }
  section { margin-top: 9px; }
  .small, .detail, caption, dt, thead th { font-size: 7.6pt; line-height: 1.3; }
  .masthead { padding-bottom: 5px; margin-bottom: 9px; }
  .outcome { margin-top: 8px; padding: 9px 13px; gap: 18px; border: 1px solid var(--line); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .outcome .pay { font-size: 19pt; }
  .outcome .word { font-size: 15pt; }
  .highlights dd { font-size: 11pt; }
  .facts { grid-template-columns: repeat(4, minmax(0, 1fr)); margin-top: 8px; gap: 4px 22px; }
  .pair { gap: 13px 28px; grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .unequal { margin-top: 9px; grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); }
  .inner { margin-top: 0; }
  table + table, ul + table { margin-top: 7px; }
  th, td { padding-top: 2.4px; padding-bottom: 2.4px; }
  figcaption { font-size: 8.6pt; }
  .highlights { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 5px 16px; }
  .highlights:has(> :nth-child(4)) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .expiries { grid-template-columns: repeat(auto-fill, minmax(118px, 1fr)); gap: 0 10px; }
  .after { margin-top: 3px; }
  ul.plain li { padding-bottom: 1px; }
  .steps { margin-top: 4px; }
  .unequal caption:not(.said) { display: none; }
  details { display: none; }
  footer { margin-top: 8px; padding-top: 4px; }
  footer p + p { margin-top: 1px; }
}
</style>
</head>
<body>
<div class="sheet">
<header class="masthead">
<p class="coop"><bdi>{{cooperative}}</bdi></p>
<p class="soft small">Statement {{number}}<br>Issued {{issued}}, due {{due}}</p>
</header>
<main>
<h1>Your solar share in {{month}}</h1>
<div class="outcome">
<div>
{{#outcome-amount}}
<p>{{outcome-label}}</p>
<p class="pay">{{outcome-amount}}</p>
{{/outcome-amount}}
{{^outcome-amount}}
<p class="pay word">{{outcome-label}}</p>
{{/outcome-amount}}
{{#outcome-detail}}<p>{{outcome-detail}}</p>{{/outcome-detail}}
</div>
<dl class="highlights">
{{#highlights}}
<div><dt>{{label}}</dt><dd>{{amount}}{{#detail}}<span class="detail">{{detail}}</span>{{/detail}}</dd></div>
{{/highlights}}
</dl>
</div>
<dl class="facts">
<div><dt>For</dt><dd><bdi>{{name}}</bdi><span class="detail">{{subscriber}}, {{class}}</span></dd></div>
<div><dt>Subscription</dt><dd>{{subscription}}<span class="detail">{{period}}</span></dd></div>
<div><dt>Solar array</dt><dd><bdi>{{array}}</bdi><span class="detail">{{array-id}}</span></dd></div>
<div><dt>Utility account</dt><dd>{{account}}<span class="detail"><bdi>{{utility}}</bdi></span></dd></div>
</dl>
{{#has-history}}
<section aria-labelledby="history">
<h2 id="history">Month by month</h2>
<div class="pair">
<figure><figcaption>Generated by your share, kWh</figcaption>
{{{generation-chart}}}
</figure>
<figure><figcaption>Credits you earned, {{credits-unit}}</figcaption>
{{{credits-chart}}}
</figure>
</div>
<details><summary>The same as a table</summary>
<table>
<caption>Generation and credits by month</caption>
<thead><tr><th scope="col">Month</th><th scope="col" class="figure">Generated</th><th scope="col" class="figure">Credit</th></tr></thead>
<tbody>
{{#months}}
<tr><th scope="row">{{history-month}}</th><td>{{history-energy}}</td><td>{{history-credit}}</td></tr>
{{/months}}
</tbody>
</table>
</details>
</section>
{{/has-history}}
<div class="pair unequal">
<section aria-labelledby="account">
<h2 id="account">Your account with us</h2>
<table>
<caption>What we charge and what was paid</caption>
<thead><tr><th scope="col">Line</th><th scope="col" class="figure">Amount</th></tr></thead>
<tbody>
{{#lines}}
<tr><th scope="row">{{label}}{{#detail}}<span class="detail">{{detail}}</span>{{/detail}}</th><td>{{amount}}</td></tr>
{{/lines}}
</tbody>
<tfoot><tr><th scope="row">{{total-label}}</th><td>{{total}}</td></tr></tfoot>
</table>
</section>
<section aria-labelledby="bank">
<h2 id="bank">Your credit bank</h2>
<table>
<caption>Credits earned, used and carried forward</caption>
<thead><tr><th scope="col">Credit</th><th scope="col" class="figure">Amount</th></tr></thead>
<tbody>
{{#bank}}
<tr><th scope="row">{{label}}</th><td>{{amount}}</td></tr>
{{/bank}}
</tbody>
<tfoot><tr><th scope="row">Carried forward</th><td>{{bank-after}}</td></tr></tfoot>
</table>
{{#has-expiries}}
<p class="small soft after">What is carried forward is kept until:</p>
<ul class="plain small expiries">{{#expiries}}<li>{{.}}</li>{{/expiries}}</ul>
{{/has-expiries}}
{{#has-carried}}
<table>
<caption>Energy carried beside them</caption>
<thead><tr><th scope="col">Energy</th><th scope="col" class="figure">Amount</th></tr></thead>
<tbody>
{{#carried}}
<tr><th scope="row">{{label}}</th><td>{{amount}}</td></tr>
{{/carried}}
</tbody>
<tfoot><tr><th scope="row">Carried forward</th><td>{{carried-after}}</td></tr></tfoot>
</table>
{{#has-carried-expiries}}
<p class="small soft after">What is carried forward is kept until:</p>
<ul class="plain small expiries">{{#carried-expiries}}<li>{{.}}</li>{{/carried-expiries}}</ul>
{{/has-carried-expiries}}
{{/has-carried}}
</section>
</div>
{{#has-loans}}
<section aria-labelledby="loans">
<h2 id="loans">{{loans-label}}</h2>
<div class="pair unequal inner">
<div>
{{#loans}}
<table>
<caption class="said">{{loan-title}}</caption>
<thead><tr><th scope="col">Since the last statement</th><th scope="col" class="figure">Amount</th></tr></thead>
<tbody>
{{#activity}}
<tr><th scope="row">{{label}}{{#detail}}<span class="detail">{{detail}}</span>{{/detail}}</th><td>{{amount}}</td></tr>
{{/activity}}
</tbody>
<tfoot>
{{#standing}}
<tr><th scope="row">{{label}}{{#detail}}<span class="detail">{{detail}}</span>{{/detail}}</th><td>{{amount}}</td></tr>
{{/standing}}
</tfoot>
</table>
{{/loans}}
</div>
<div>
<table>
<caption class="said">What your share earned against what your loan took</caption>
<thead><tr><th scope="col"></th>{{#times}}<th scope="col" class="figure">{{.}}</th>{{/times}}</tr></thead>
<tbody>
{{#comparison}}
<tr><th scope="row">{{compared}}</th>{{#compared-figures}}<td>{{.}}</td>{{/compared-figures}}</tr>
{{/comparison}}
</tbody>
</table>
<p class="small soft after">{{comparison-counts}}</p>
</div>
</div>
</section>
{{/has-loans}}
<section class="wide" aria-labelledby="method">
<h2 id="method">How your credit was worked out</h2>
<table class="four">
<caption>Your share of what the array generated{{#share-total}}; the whole array is {{share-total}}{{/share-total}}</caption>
<thead><tr><th scope="col">Days</th><th scope="col" class="figure">Your share</th><th scope="col" class="figure">Array’s meter</th><th scope="col" class="figure">Yours</th></tr></thead>
<tbody>
{{#shares}}
<tr><th scope="row">{{days}}</th><td>{{share}}</td><td>{{share-metered}}</td><td>{{share-allocated}}</td></tr>
{{/shares}}
</tbody>
{{#has-parts}}
<tfoot><tr><th scope="row">Together</th><td></td><td>{{metered}}</td><td>{{allocated}}</td></tr></tfoot>
{{/has-parts}}
</table>
{{#has-terms}}
<table class="four">
<caption>Value by {{program}} (<span>{{program-source}}</span>)</caption>
<thead><tr><th scope="col">Part</th><th scope="col" class="figure">Energy, kWh</th><th scope="col" class="figure">× rate per kWh</th><th scope="col" class="figure">= amount</th></tr></thead>
<tbody>
{{#terms}}
<tr{{#is-illustrative}} class="illustrative"{{/is-illustrative}}><th scope="row">{{term}}{{#is-illustrative}} (illustration){{/is-illustrative}}</th><td>{{quantity}}</td><td>{{price}}</td><td>{{term-amount}}</td></tr>
{{/terms}}
</tbody>
<tfoot><tr><th scope="row" colspan="3">Credit’s value{{#rounding}}<span class="detail">{{rounding}}</span>{{/rounding}}</th><td>{{value}}</td></tr></tfoot>
</table>
{{/has-terms}}
<p class="steps">{{steps}}</p>
</section>
{{#has-notes}}
<section aria-labelledby="notes">
<h2 id="notes">Good to know</h2>
<ul class="plain small columns">
{{#notes}}
<li>{{.}}</li>
{{/notes}}
</ul>
</section>
{{/has-notes}}
</main>
<footer class="small">
{{#contact}}<p><strong>Questions, or something looks wrong?</strong> <bdi>{{contact}}</bdi></p>{{/contact}}
{{#claim}}<p>{{claim}}</p>{{/claim}}
<p>{{sharing-label}}: {{sharing}}{{#has-sharing}} <span class="soft">({{sharing-method}})</span>{{/has-sharing}}</p>
<p class="soft">Made from {{sources}}</p>
</footer>
</div>
</body>
</html>
' AS BLOB));
INSERT INTO "import" VALUES (1, 'program', x'38aac8c678a4cc686dc33f3c8d6a15241eb2b32ead4becd754330871fc08d871', '', 1, 'rates/programs/mn-legacy-garden/2025-04-01.xml', 'mn-legacy-garden 2025-04-01..', 1796105813, 20261201);
INSERT INTO "import" VALUES (2, 'members', x'33344b0a5ebd0bf4948ac6be9a1d54681c7a39d193f1e0e98c2373c27668e82e', '', 1, 'm.csv', '4 subscribers, 4 subscriptions, 4 shares, 0 changes', 1796105814, 20261201);
INSERT INTO "import" VALUES (3, 'loan-product', x'c984d2f7b549575b40ad2aa3062919b4ec3b9eb65d8f51789f66a19ba6444cf8', '', 1, 'rates/loans/share-loan/2026-01-01.xml', 'share-loan 2026-01-01..', 1796105814, 20261201);
INSERT INTO "import" VALUES (4, 'loan-product', x'0ec6657a533b174b849eae204b7b0741e94b89af07d0534194dd40d4efc9b0f7', '', 1, 'rates/loans/solar-loan/2026-01-01.xml', 'solar-loan 2026-01-01..', 1796105814, 20261201);
INSERT INTO "import" VALUES (5, 'meter', x'60aed45be82b7bd5fc9762500737ac080b189fc821f898073705c0683d5a51f3', 'MEADOW-PM delivered received', 1, 'meadow-2026-07.xml', '3720 readings of 1 meter', 1796105815, 20261201);
INSERT INTO "import" VALUES (6, 'utility-bills', x'77ce51972d3b1c7b15ba33279ea33e1b5fa5cc0309a02152a7028448b8d8be39', '', 1, '63', '4 bills', 1796105815, 20261201);
INSERT INTO "import" VALUES (7, 'meter', x'3f0dbf4ecad2e45294e2d5da595041f3c4e824d4f769592e8ffd3142818a9e63', 'MEADOW-PM delivered received', 1, 'meadow-2026-08.xml', '3720 readings of 1 meter', 1796105816, 20261201);
INSERT INTO "import" VALUES (8, 'utility-bills', x'a8e93a026a6172245c01b7f2573d3f750845b5e7913e6f4e1013bcfafc72cfda', '', 1, '63', '4 bills', 1796105817, 20261201);
INSERT INTO "program_version" VALUES (1, 'mn-legacy-garden', 20250401, NULL, x'38aac8c678a4cc686dc33f3c8d6a15241eb2b32ead4becd754330871fc08d871', 1);
INSERT INTO "array" VALUES (1, 'MEADOW', 'Meadow', 500000000, 'Desert Power', NULL, 'mn-legacy-garden', 'ppm', 1000000, 'America/Phoenix', 21);
INSERT INTO "subscriber" VALUES (1, 'M-1001', 'Ada Whitfield', 'residential', NULL, NULL);
INSERT INTO "subscriber" VALUES (2, 'M-1002', 'Benito Ortega', 'residential', NULL, NULL);
INSERT INTO "subscriber" VALUES (3, 'M-1003', 'Chen Wei', 'residential', NULL, NULL);
INSERT INTO "subscriber" VALUES (4, 'M-1004', 'Dorothea Lindqvist', 'residential', NULL, NULL);
INSERT INTO "subscription" VALUES (1, 'S-1001', 1, 1, '004437037', NULL, NULL, 20260101, NULL, 'percentage', 900000000, NULL, 0, 2);
INSERT INTO "subscription" VALUES (2, 'S-1002', 1, 2, '004437074', NULL, NULL, 20260101, NULL, 'percentage', 900000000, NULL, 1250, 2);
INSERT INTO "subscription" VALUES (3, 'S-1003', 1, 3, '004437111', NULL, NULL, 20260101, NULL, 'percentage', 900000000, NULL, 0, 2);
INSERT INTO "subscription" VALUES (4, 'S-1004', 1, 4, '004437148', NULL, NULL, 20260101, NULL, 'percentage', 900000000, NULL, 0, 2);
INSERT INTO "loan_terms" VALUES (1, 3, 260000, 59900000, 120, 202607);
INSERT INTO "share" VALUES (1, 1, 20260101, NULL, 12500);
INSERT INTO "share" VALUES (1, 2, 20260101, NULL, 9000);
INSERT INTO "share" VALUES (1, 3, 20260101, NULL, 10000);
INSERT INTO "share" VALUES (1, 4, 20260101, NULL, 15000);
INSERT INTO "meter" VALUES (1, 'MEADOW-PM', 'production', 1, NULL);
INSERT INTO "reading" VALUES (1, 1, 'delivered', 1782889200, 3600, 737, 1785542400, 88122000, 0, 5, x'038804010011aa0197038502000000000000000000000000f8048501001f2816000e1d3aea03a308000000000000000000000000ce045f14081306201503bc01a9039302000000000000000000000000f604970134205942172629d401f903d701000000000000000000000088028e03810109000107170b02c20195038902000000000000000000000000e802c0011f0b120b0e111cac01c50500000000000000000000000000c0035a01162f0d260f08b801bb038902000000000000000000000000e203052e0800040b082f6cc50287020000000000000000000000009604091006090a350a11bc0181039d02000000000000000000000000d204370508051930151764cd029302000000000000000000000000f204391702032918040bac01a7038702000000000000000000000000f40290010d2413201b2d24b001ad038102000000000000000000000000dc04591a1b0e131c021158e502f701000000000000000000000000ea0457010f00120f0b005ed902f901000000000000000000000000b2040259340d041926115abb029b02000000000000000000000000ac045534230a201121164e299504000000000000000000000000f805ed010e35423d1e131e2ab5028102000000000000000000000000b604130d071d14042f185ed902f101000000000000000000000000b2040f1714131f0e030258cd02ff0100000000000000000000ba04b001ad01370718042b200f03362389040000000000000000000000f201a20391011a1d09060016131c1383040000000000000000000000008806eb0127060c0a17083b7a1ba1040000000000000000000000ea03b20297020802162f0b30172ea1028b0200000000000000000000f8011407f00106010f180001011e098f040000000000000000000000009e0423100a051b200d0062db028902000000000000000000000000ca044306012a330f02044abd028102000000000000000000000000f205850232032d1e2b401334358704000000000000000000000000ac041f0201031b002406020393040000000000000000000000ea0188037d03071a11000200107eff04000000000000000000000000d405a301053d12242d181f2ae101b302000000000000000000000000ec03280e001315240429189d02ef0100000000000000000000');
INSERT INTO "reading" VALUES (2, 1, 'delivered', 1785542400, 3600, 7, 1785567600, 1566000, 0, 5, x'0300d003e601c3011a1b27');
INSERT INTO "reading" VALUES (3, 1, 'received', 1782889200, 900, 2948, 1785542400, 78980504000, 0, 5, x'03000000000000000000000000000000000000000000c21de21dbe24ba7dfd23d059e35fa603f604cb229125b61bbc37d90e951ef0a301a89b01853a927ffe6ecc3de0ae03a80be18b01a2f101bd9602c401b0f201b7b307a7880197279a46f6ae04eebe02ef9802dbf803fb9c018af30194ad02c5d301cc23c0b70483b903aa0126df9a01bd9601d145e71daa05c1308e269520bf52a93ad710e902000000000000000000000000000000000000000000000000000000000000000000000000000000000000c215aa169e27c2799e8401ca0cd958a43a990b9e1c908201a010823092d501aa18a635929b01c4bd01da75c6fa01f663b56481b605f6c603cfd602b1c90191ab02d323f464de8103f42bafc601e38701ef55e7749a07ec8c02a0ea02eb8403a1a301ea46c5ee01ab6dfd57dd2c981e9b16882a8c67a13bab508539931d8d0d000000000000000000000000000000000000000000000000000000000000000000000000000000b025d427ea2dd850b408d08e01c24a96e401f49301cca201c850d5e402b2fc029bde04e26a838f01de9209ff8c03d7d402868a038eb102cc07891db0148127fc9d01903cfd4d9c4de99a0898d507bbbf09b29907d5b907fc6681f601c6ef098daa09c6a703b19c03be59d3a201867ade8303abcf04d014aa6be18e019c17af3bbe2e9a05c78001c732a1108f03cb06000000000000000000000000000000000000000000000000000000000000000000000000000000b21cd60e8022b2478e62ea73e07c8e8001e477c2a301d8bb0187e702a29d03c62eb72284ac018330e8588314a62bfa1acd22b0488b0ac7cf01add705c58801b718d6a002c2f305de73a550ddf607a037eb2d9cd705ff8002f9a603b552d92ac2fe06f3f802b9a702eb09a55ea333a7ea01f5698726ef02bd09d50248d711070000000000000000000000000000000000000000000000000000000000000000000000000000000000fc1ad80d980d849901b457908601c4b50194039e6aadb002d6b101c2d803c507de9301ba56c920ca36f079c2bf01bf20d7578bd409fe9f05d2d902e88f02a3369e0d9471dbae09f8b30580a205abab02ebae08c651f0fc07b79102eb61ac61fc048be006ff46c8b8038b349b8503c8ae02f1da01b1b301c15d9920a50fa2278b3e8f08d31bfd0be50bf304870300000000000000000000000000000000000000000000000000000000000000000000000000ae0fe007f20aae26804ed467ca7a848501de7a8a7bbc73ca61b6579843e614b65ca053c9fe07b2ff08c00d83ac098aba0aef14c7c2088e9309dfba0980fa03c5f003f265a52fd0a809c5a606b5af04a69c04e6bc06c9c107ba9306bfdb08872ea13da068aed602829101cb98059ef202cf078b8801d1b601f15f9741f505ad31ba03bf059f199f0f8710cf0b000000000000000000000000000000000000000000000000000000000000000000000000000000e018ca0b12c86dcc6aea789e79ae9d01f28301b0588c59f476b447de45e00ed46cba17ae08e452c8149419cb1f863ca712d819d71ced5fb634d60bbb1fb323b40ff9228d30bf1e8b4ce9618f02f56b95328964c96ddb57bb508f27e19101a98b01ff8d01c929d90cec01ef28ea16cd04e3188917ad0e000000000000000000000000000000000000000000000000000000000000000000000000000000f4188c138e238e469464b076907da27fb678d07ae26bea669853de52850cb636b432ba48ad3a950cc40cf42498d101c3c702f5df07e2b00be7e90ac327e91dc0e101980b8ca70691ba06e111d6da02db8b039aa608f98f01d9ef03cee202e708858d01eb8803e802b59301ebca02b0578f6dc14ac123a427cb1cef11df0ed710c90e01000000000000000000000000000000000000000000000000000000000000000000000000000000d414d80a8c21e648bc6ad87cd28801c4ab01a416d1b001988e03a4779412c856a810f8678a28f835b0548a2aec9501c9d507b4ab06be8301bc1c872d8d880698dc058142a027ed2691a408a0be03a6ec03fb48c86097ac07fd55e0c50683db01a19f0179dbf30185138f54b78f01af8c01c34eb71c9706df16dd05ef0a81028a0eed17b709000000000000000000000000000000000000000000000000000000000000000000000000000000a61b9223f828ac27ae8102a29f01d7f301d54ec69802e0d003d3c802de8703c110e26cd02b8e24d425fe40c432e60dd276fb309113bf11c09c01de02ee2e8a298d52affc06ec63a6c105ed3ad725bb559f1bf78701b1f601eada01a74d9161cfd206db11c032e23af88601958402a507ee0bf30bbd018109dd06c907d30ba50cc307000000000000000000000000000000000000000000000000000000000000000000000000000000d216c60ec622be47c067ca7bbe8101dc8301fe8301aa72926e9c6cec5ba650a04cca4ae631880faa05f447b605f32be41cbf0f8f0a899a02f8aa01b653a6a001d7c801bf019db804a8b404a15fe52fe308932ebbc4029e92038ba602c7d305cd103ef536a6b401933ec112979101b151af1da312af0abf0af5089f0887119f0d3b0000000000000000000000000000000000000000000000000000000000000000000000000000f616fe0fee22d0469e67ce7b9e7b887ef28201a86cdc6af860b850c805c479c2229611d0318033ef24843418fe418e11b815ce02d7158e1c0ead4ad60fad2fb722992db920ebf4018276c136e3608f55cd54d53eef6ab178b78503c8a001c78d01fd2ba955c40c9b23a901bf13c914df05f710e309000000000000000000000000000000000000000000000000000000000000000000000000000000f615f40ba004f66a90669a7faa7ce67dba7cd06aae69c05a866af22ddc788010c04cf907e24f971c8e22f6158f49e631cf1aac54db11d336f51bef2ba221d3528022c339951a8139b726c53c9147d3aa02cae10181b50485048f9a019b3fba45fd2f882bb38101af52ed09eb07f30a9106ef11f30df506000000000000000000000000000000000000000000000000000000000000000000000000000000f613d60c8201be6bb2699478f27f989001fa7b967a9276f86fee61a44ef257bc39f637c828a3349a3dab099604fa2df71ef578fa44cb0b9208ed40f226e139be0d8f08fd658b09f936ee3db7bc02ecbb01c574dd3db1c002c64aa7d004e12688e102b193018325ef9401f129de2c8136bb32df1bc60ae91e00000000000000000000000000000000000000000000000000000000000000000000000000000000b614c40e3a826ce264b47e8c7fd882018878d46fa260a666e452c20ca027c26c9a13d418fc2fa60df63da92af1c709e0c70af7c109a677e66acf9002acd30af9b309a68e03e1f803869d06d5fa0569df50d2ef029ea905d5af01ad76ef1c93fd04b1f301e95b8427beb603bfcd01c82fe5cf01bd63f0588b48b90c811fb91b99018b0600000000000000000000000000000000000000000000000000000000000000000000000000000000e219e80c9411d0960198aa01d09201efa00184e701996a9676ccac039ad30196068431ee6ae822ea43da45478d028b45a1c908e2f609db43e19f08b0d407e1c907a69904c5a705ca57f625c4d604f8a602b1ae08ae8d0796349fe606a0ad05c536e97997d601e83dd3bf01fb8602ff8501dd4ed259d96dc71bc718db10a709e312ab24e10100000000000000000000000000000000000000000000000000000000000000000000000000000000e617e014dc27fe408e5ea272a09301924dae7b9e7baa68e46be24e88478e41de20a628f30cb426aa3fa519bc2ee054c6159009a4039628db1ef11ab20f8d1d52858008aa1cfd8101ea78b9f601be3b9b61dcc5019466854e99a201814ec844877ac405932dd12a9f03d1049f0ef508bd19c311bd088b01000000000000000000000000000000000000000000000000000000000000000000000000000000ae17cc0d90028e76ac5fb405caad02842d8fad01fabd03cc74cec501c98401c9d602fa8702a0b0029171827a904ea010e128a735d1dd01cf9b02deee03e7d701eae002dbaf03e656dadb039bb206c1e803f4e807fffb06c86894c80297ae0184b10593e701931ab9f703979002c7ca01b111ab0dc804e6c101910be35851ca1fa32fbd278807f440a963e531000000000000000000000000000000000000000000000000000000000000000000000000000000de0eec1bd22180149819c0ac0299c901e8c301b38701e919d2c7049189028cea05a7a704f88c04aa5dc0bd01f3ac0283ed03e0b105b71fd70dfe329c17fd468657b23ef84ca5f901920193c407c60da0d309f7e203c3338eeb01899d07bad2048f9605cd28b4e001c713e9d0028576f3329620f46bd99f01e727000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000f81eba19c049fe6cc871ee60c0ae01fe7bc86a8e61903fd45a82440de42dfa08b253d42e865a8c0cab05ba44a7050cdc26e316e215998607cf9d01f406be5bf4f6058fb707998202b60f865bb836dd41b48501da36eb6bff4e9b33ef709e19c617aa06a902fd46cf2192048710ed0b43000000000000000000000000000000000000000000000000000000000000000000000000000000000000e818ec1dd447e267ec79e87f928501ba77dc66b8648a5bd241fc4d9e27f83b9f018c3da242d836a2078c1a9a2af30a9505e207af03fe6c8bef068cba059bbb06e6b008b9e609a4f403fdc303eb30beb001e22889bd02bbda01a514988401ee8401e9c3018a048179e703c64d8616830ee5399511ad07eb15930ed7090000000000000000000000000000000000000000000000000000000000000000000000000000000000821cbc21904e8c61d609fcee01d47cfc85019e78d25fa22eaa30967ba64fc223b774c5af049c9406af34a88b01f73ef046f515907ddf01ebbf09c13d82eb018bcb028b6df51ffefd01c2d102f4e701ace103f9bb01b319bb46d53df319c7649f4be18f04f64aa33ec18001c308d75bf747f31b5e8b0100000000000000000000000000000000000000000000000000000000000000000000000000000000000000ce05cc14ae2ec64e885daa6caa8301ce79b47fb072a45f9442ba32c44d824f905ab81d8a32da40d99f01f993069ee204d9e60480cd02c99c029ae208e1f807fefa06cb0314c1f702dead02d3ee08f75f9e820bb9eb098f61e4e102dbae01cdc501ced1068d81069bd201db33c90cf6279413e738f927e524c10100ac07f80ae205d310fd03b303000000000000000000000000000000000000000000000000000000000000000000000000000000f021830af232a010909502d6b201aa11c9ed01dee504999703c59101eef904a6a10199e802c60ed8cd0284d7039da801af55be20b133ac76e838f878d80eafbd08cd28b70ba2a708af8306a18604f08501ca90019d8801b2d004fef2019d8402bea9028bf501e58701ab7585c5028cbd01e9b5018d9e01f17df99601864a8716e71df937990bbd0ab80fb920cb07000000000000000000000000000000000000000000000000000000000000000000000000000000fa14d015da37fc44b037d28e01b67cee7f9e8001b06b9274a67e8c539844f05bd228c20eea22ce0cd639af289032ee35fa06e9288e25a52baa06b30ed3188d169504db1a9c038f7ca512d7208540cb47cbfc04b9319682059ffa02ab8404f20f80d902a3f801d78701b742aa37e541f601ef07bf2cf918b70f00000000000000000000000000000000000000000000000000000000000000000000000000000000ea15800ff231ee69fc49cd2cac9102da7a9858c07dfd9c01807ff6f202e15dea40e344a0c901dc28dae801cbe4079f86029d65c450f330f82ae010deb903c5389d990286ca0180cb01a0cb03ee8001f9a701e5cc02ec01d1b502c797019760f744c4198832dc308230c079c1c301957abf56d525a13fe30bb10c8202bb028b0dd3030000000000000000000000000000000000000000000000000000000000000000000000000000000000d219a4038267b8649e8401eea401d5ea01b4fc039a54c454d875c259ac4ecc19a26b9845f31ed238cb4cde50c53dbe128d40d6b301cd02c911ed048b125ac322ad4a9703d520a743b127dd3cbb4d9349d14e9367af58977bff69d96de36d8dad01c915fb34ab09c30ac70eb70bb904b910eb15c30100000000000000000000000000000000000000000000000000000000000000000000000000000000c21caa0bb861ce67da73f28001aa8001d08201e6738a68b65afe8601ca4da5a301bcd902865ee13fdc8d01d10fdb12c154f043fbfc05feae069821e9eb01de8002aa11859303db3acfd903b2bb05920ee762f49101dfbe09facc068df804d4fd02afee0283c501d4cd03bff802e546c6139b15997c8a059201ed9401c525fe1cd1268f2000000000000000000000000000000000000000000000000000000000000000000000000000000000000000862ea60dbe5aecac01dca501b86eba8801bc7ffe5eb748a6f601f3a202e8a104fb19948901867e95a508c09008f38a02e5d50590c708b3f508dac904f288049f75ec618f5e8e02a59b028aa501a90bd78501e3c408c4a60198fd07b1a502cb2cd173e129c558c579cf6af374ef73a169af54a132bf0d950dd10deb0d83179f18db040000000000000000000000000000000000000000000000000000000000000000000000000000000000fa1de028d044a266cc73808401b29601b07ae27ce47ea65ab461e84cc445840cd45ad40a9649f902a819991ac0178143e32cbe1f29835fa4b401b306d193078c9b01d2ab01f399048c05d66584c304c69e01c1e901f18705ec9a0297118dd803b899018549e904a744a20fed49e6049b37c90cca27fb119924cb1b8719000000000000000000000000000000000000000000000000000000000000000000000000000000a206fc38c234d61d8464a05ccb61beea028c9201de769e538b049a88019e10865eda68d83181028e5b96a00191ca08ebf601e342e848f325fe729521b2c702e88701ed2eda6bf1548d9701ef9003a14bbe1edf109111b5099702ca048401a9059d16e431a69c01fa4a');
INSERT INTO "reading" VALUES (4, 1, 'received', 1785542400, 900, 28, 1785567600, 38014000, 0, 5, x'03b4c80291b501e74de930cf140094118b06870b00000000000000000000000000000000000000');
INSERT INTO "reading" VALUES (5, 1, 'delivered', 1785567600, 3600, 737, 1788220800, 94630000, 0, 7, x'03e403091410122be3030000000000000000000000009a057927120b1e273a013d05e703000000000000000000000000aa05b90126030d0a070207011ddf030000000000000000000000f801b8021b05040c3b1610030fc201b5050000000000000000000000dc05b9012b061017141b04222b23c1030000000000000000000000f803504d24002037070d2817c201c1050000000000000000000000009c05791d140d070e3730014bb9030000000000000000000000f0035233041b2219170a1e15dc01d305000000000000000000000000b2059b01110d0009221b222b19cd0300000000000000000054c4058f048403810119211a1e180f031f33b50300000000000000000000008e029002291a0d043431130f0ec001af05000000000000000000000000e4046906180d05001d020523bd03000000000000000000000000de04791e051813192a0f10ba01c905000000000000000000000000a0059301010f0b15182e311e96019f0500000000000000000000009202d20247050309000c0e2913b8019b050000000000000000000000ee01dc02371522090f1813060f3ebb0400000000000000000000fa01ac038d01271c1f26311802190272d3040000000000000000000000d601d002250312150f3231180f5ecd040000000000000000000000e601d4022d0b151736392c12238202f103f7010000000000000000de031ada01d7010d012c111b121318199501cd020000000000000000000000f001be021b2b221907110e384b5aa70400000000000000000000009a02f20112110b021c291a1d1072f1040000000000000000000000b20342060b2413061328042336ad040000000000000000000000a4069d02110a08031e3d141122aa01ab038302000000000000000000009604012b0a0a010f2c3d2a1b46ab040000000000000000000000d403240704212007150a381dd001c7050000000000000000000000d20455232c0e1111242f030762b7040000000000000000000000a60358221b0f0812212e090abe01d7050000000000000000000000fa047100040701260d434215ac01ad0500000000000000000000f401a604a102133827120409130d02ee01cd0500000000000000000000009e04022b011a253827241d0b07e70300000000000000000000');
INSERT INTO "reading" VALUES (6, 1, 'delivered', 1788220800, 3600, 7, 1788246000, 1443000, 0, 7, x'0300f80282010b022029');
INSERT INTO "reading" VALUES (7, 1, 'received', 1785567600, 900, 2948, 1788220800, 79407831000, 0, 7, x'03000000000000000000000000000000000000000000009213fa029e68b669e279e48201de83018678c87fc464ba38926c98369037c212ea13d658a905da2ba837f031e226f00bc804d937cc218803ef2eb0117ae330af1c9332c80bd3f106f151c44ab4d204c3d405974dacbc05b5f905dc02f51680c701bb57e3c501c90981119c02cf319b10fd18bd13fb010000000000000000000000000000000000000000000000000000000000000000000000000000000000f62ed42dd23acc79a53dec79e907e116e40eaaaf019210a0ea05bba605bed106f1d903b4d603e108c22f9c408793019497018423d607d8198321dd24b11f960dc4539fc8059830855ac2cd04a39003e0dd03e18b07fc63c716bbd801cd42b256efb801bb45f734f202e72e9546f9029ca101cd02ff37f33b833dd31ca7080000000000000000000000000000000000000000000000000000000000000000000000000000000000bc17b824de44ec6382769e7ee68201f88a01a66fc65ce86cd049e03dde258a1d8427b40ae828b872f006d21cea05c2158006950d8106fd07f714fe039f078d2ca158aff403f262f3f201948006d9b407b921e28b06b7a207a4f603d9ef04e092038d97026bf905bf7cc522ef32ab32bb1ac50dad18e90800000000000000000000000000000000000000000000000000000000000000000000000000000000000000bc2c9507c63ad677ae9703cb8f02f23d9e2bd564a824f49101fb0be08f029445808c01fea901c464c63b84c103cb9503c275a1b804cc62c49201ebcc01a8e501fd58c9b202c0f301f41af26f91fc02db9f01f929a834c84890209396019fde03f94cdf1dd00cfb0682018c1def15af15c30cce08eb0ce5010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000ec1ad8288e2f8215c43c8201fe41a01fdc45b4a901b129c017eb29849a019cd301a770e3bc01cb598e0c9648809d0295e701eec801e2a603e5f702f16ac6d503d629bf2efda20187b702c324c302ffc102a4ee01ade401f471cbe701ac4d9789018965f457e850e123d850ed3e8b3cb97aa505ef1bf00aa51aff070000000000000000000000000000000000000000000000000000000000000000000000000000000000000000ec35fb15b49201a69b0291ca01c8af02ccbd01ceb001f5dd02e0b702ce4ba99404fd06897ec83cb50efd1efa0bd553da33d2069572944ef10aa29901d334b2d904b2a906f559fb6fa3f5058f8502a0fa03f9c701d059aea204c5ca06bcf205d5f40283b701918301a979c16ba556c98c019fb401cf13fe26e64b9f15e117df4c8111fd220000000000000000000000000000000000000000000000000000000000000000000000000000000000d20fdc269e50d46aa65898b901828e01d89401806fc860ba6fbc3faa53c40f8469c425e508e509a63991078a32bb01a51fea2d872ad461e5389c05cf26ac169b06a721abfd078ec409cbbf07e7ef01fe960689a701f98706d71198c401dfa702e0fc04eb54bbe8038d43e15c911daf1a990ee318fa07a9130000000000000000000000000000000000000000000000000000000000000000000000000000000000000000be12a460be4de4a6018c8401908c01da7786830198668a699e41fc52a443e855f20fc6f501dff003dab903958508e0a708ddfa0a9d288d56bc01ae4cb6e102fce4018e9408b7af029352e4498d37c91ad204c5a0019bce069356d262d16c8242c49903c5c701e92dc3b10199ad019f259110893393289514f7038906b50e99050000000000000000000000000000000000000000000000000000000000000000000000000000000000c20df025f650fa6eae8501ac8801ce8501ee7ce079e869904fc641aa06ac6ce041e407b0648223f21f8c189a1cb613f2139125ed54ea30a520890e9820cd18fe15b133fb24ab29c306f37ce930a538a530a3a702c5fb039a079b2cc1b7019b2dd1110000008040f319ed0e97168501000000000000000000000000000000000000000000000000000000000000000000000000000000000000ee0cd828b853cc76f88a01ee9501c67eb86af68d01942f9853f64fe00fb075d40ada74c905a831be5bffd307ae46dc55da62d6248a950383d504a3518bd901ccaa02b70bf4da0592ce018f3e8955da3ed52ec9c203aa3189e901d0dd02add505d39d01d750c02fe99301dd2d9a08ce2b962fdf46db01f50e9d2aa50e00000000000000000000000000000000000000000000000000000000000000000000000000000000000000a216fa17c427ca5bf442dc1da88a01fa9101d69004c8c101dbcc039cb801bf6dcaea04b73d8b9701b2d201f959c0419f13e029c836ac3ddb50b03cc05ac6810199a803d1ed07bde40190ee06f4800491c20192058b4ebf5cafc307e8d6039e71ae9b019366879101c9b104819201d5098e09884eba70cb698f379f0bab01e715d90d00000000000000000000000000000000000000000000000000000000000000000000000000000000009e0de0248a54c273c08201f68901b48b01f87ff87fa265966aa452ec3be026a49701c81fff10f836fb308a53f7199e26915ab47e85529902a103ef1bcc2d9808bf0bff2ee743cb1fb168ed11eb24ab30bd6e8561bb448178f99c01db870181e302fb17928c019faf019725fa0ba80cc10ba11ecb1081040000000000000000000000000000000000000000000000000000000000000000000000000000000000008833b257c276a08601a28e01f29301fa7a8273ae6a9466a64b8631e912ce8b01f2209e30951fe44c8c50f858eb05c60f1eb241ae1dc5649f28db3bba16f513b7bd03ee9b03b968914bc947e944b72dbb5f859a02d466c18301a9cc038eb001e19501cf5ed566c938d323bd128f07ee02fc049d11c30b000000000000000000000000000000000000000000000000000000000000000000000000000000000000a82ff056fa73a88501d48d01de8b01828501d47cda78be55dc65a842ae40b024d409ba0cda1eb230de27da13ff0a8c36a626950c9004830b3bab30df14d10ddd4a811cdf47cf31c5268752cb59a95add4b9d7b9761d578cb9801d15fdf78db45cf4c8004dd0ee711b918e314cf0600000000000000000000000000000000000000000000000000000000000000000000000000000000000000de188a67fa66d08301869001d08401a68d01d46b9e6cf056860fceaf018e2bfa20a21e8001f626e95d854e87af0480c904dc8802c03abd810198b301c97a857fb2e401e94a8f63c5ac01f9af08e24b9aab06f08b01c1b602c8c001f98c02eda00197d80287ee01d719fd1fda20f489028a71e1a601cf60a9458b518b07fd02a32200000000000000000000000000000000000000000000000000000000000000000000000000000000000000f628cc57b268e48101d08901b09001b875e07dfc6db859b030de67884da813be38da1fee39c831de228d2bdcf701c5980ad4ce09c5ae08a4cb0690b701b922ddd807cad107d18f01bb11f243d9dc06be9e0695d902b4458111bb9101d139b12ba5b504eb4bead101cf25938102af7d8404f536ff0d0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000f216b6138a13fe1fe0af01a88a03a07db4769e7fc262e05788589b07f663a22dd6108114d82cf7209451b21894232a961ebf1fa522ef0e861ec71aef1af554f8118f35b5569525f539c7449f43b36ac381018bf10285f102d497018913d82f95b901b00c9f16c323b50a991aad0dad0a00000000000000000000000000000000000000000000000000000000000000000000000000000000000000c02fa42ec88f01fa79ea8901b68301d28301827cec6ef875f65bb03a8e30c017fe44dc08da72e1b304b2d804c71ba89e01fb8905dfa502eb64ab7bcaf005c2f202d9b302bf98069bc30297619e22ed5fd11bfe1cf22e80cd01b858ee02e47f85b101f33a8e1ec1279f7afd59cd0e83058605ed048111db1c93110000000000000000000000000000000000000000000000000000000000000000000000000000000000000000008213e41f88d101e65bf29104ee679ded03bdc4017fde8e08edea07b104f8ad06d2ad03b41ed11764d976fa328a339403b80ccd06af2aca11ef4ce5cc04d58901c09a06b751a5ba01dbd504fe9a0685a609c58801a33e49af31b30ca10e00e49e01ab0cf304f773cb190000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000d607b631c850a06fa88701889101908c018c8d01988b01cc778a6eaa5dcc57be50fe30de52cb3ddc359e43f7589c74eb65ce51d40dc733b853bf4c9e2db764c404c11ccb72a847ed3ce322b75de921df5dfb61f16cbb648f6dbb8601cb8201ff8601db7a9d64f937b90eef0be70bdf0ded0ecf06000000000000000000000000000000000000000000000000000000000000000000000000000000000000009c2ba65df28301a68a01a49401b68e01a697018877d86ade62c64f980bc03de84bc60dac0dea0de00fca1adc3d8e13980cea23ab38ba3eb14b8226bb3ada20d526cd30d321811bd7dc01d7fe03d0da01a758f439fdba019172a18c01db41eb088f1eb943ab24a5439721a314a117e127a71f0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000d8219417948f01fe9c02e6a501ee41b9ab02b8e302848203d0bf01aba902b91ef0558fee03f432f033a274d1e00189068690018244cd0de2b406a78f09fab509cf02dd42d9b401f967d88601bde703d033f8ed03955bd761bb84028270f55ad7f102a3ce01c147d70adf8a01cba1019531ba0213970b9b11ec119f1ddd190000000000000000000000000000000000000000000000000000000000000000000000000000000000000000b425ee4ada6f868601fc8b01c28c01fe8601ee7fbc78fa65ec59a214c01ba1b003f68001c725a9b702b92baa05d421c35ed5149617a711e825e09701a4bf039b970195f001df8f01c3ef01bb73fd24aa35cb3ec48c01f424d362833a8e309503f017c9ad01dd41c311850c05b301c10bbd03000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000fe16f615c031c423f213db059102ba04a70af220d01b9b0ee2289015d2138615910ccf24800fef01d603cd0fb945b7106daa32cc43c24fc2308017fee401c35ca95dac399aa905ef21f30ba5f702c3f501bc77b9850199f5018d799539ab318d14fb0d9902c90b000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000a213fa38c6179253a127b62aa8d5019974bcf306885686e101e508fda801e095029434903dbb0e890a8501cd088260a3059f02b39803feed02fda70682e1029af703d58c0a89bb01958901c511881fdaa101c55efb60ed29d90e8629aad5038e28ed07919801f101e5c601b1528b46d921b71fc911f30f00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000ce0c841fc831be0aa703a257dac901949701d127a153eca50482c004dc08d943ae6d980cd722838f018651d419ec2d8a499a1ce7eb08a0b308ec36f58907e6d906c973c201e518df71fb508c74db72e58008c19c018d33ce5d86eb04f9c101ef4bcdaa01a37de55de333c90ad510dd108319000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000f425b25ce48101fa9301ec98019e9301a88201d479be66c865c456a43dde66c228fe1afe04c82aef02ffbd05b476c6e904a426b622ad45a22ae62e9738970a9519fc20d98701caa701a1880794ae069db801e1a005a0b00589d703c98204aa51cb7fab01b3249ac201e9b3029712bf20bb16e334eb18ed1cd904000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000f00ec0138024ba228076db029aa901ee04990cc621c6538738d69901e415baee02f7bb02fd15ced001e869d0d404d665f402c427fd31a1d106e80da08d01deb001c8d502d831bbe3048f7bebe6029057e50bc0c303fffb03fb3b89be01f937e4208620b026d803ad4cd14afd39f11e8d099d03000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000008823ec14ba0f822da82e9416e438a479d80296558845f438cc1dfca9029a9702c39e01849604d90521b83ef548ec0f828c01a327afd201a7268d2989d605920681bf01958503d71acd19de0a3e62f20bfc07b235fc29ee2fce1cd416c51d8737cb46a54bdd0c000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000aa57b650cf3cf84dbb46da9106e8639679f58106ee8d06a4fc019621f032ff079c4cf10ab2339354d870fd599c55cd25f73c890796689d44ff428835ea02a75ec60fcf46f7fb02bde80291459329ff509c8305b78103efaa04ba11a65ce08401c99c01a511ab58d529d933b511c10c000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000840e9455828301ae8e01f09201a07dc88a01e46bbaa301ac67c263c065e222ca42f409b40efc39d601a05ef52b823ce53dfb25b87d956bf40ed5a201bc08e74fb655bb3aaa06cf46916db711db59971c9d3ddd768975e5738573c571cf66b55c');
INSERT INTO "reading" VALUES (8, 1, 'received', 1788220800, 900, 28, 1788246000, 27811000, 0, 7, x'03f8a101f134c3238119d70d891cdd06000000000000000000000000000000000000000000');
INSERT INTO "entry" VALUES (1, 1, 20261201, NULL, 'opening-balance:2', 'opening balance of S-1002', x'258399211dea3ded9adee634e2a0a0d8075addac1570256cd862ef2cca4113bf');
INSERT INTO "entry" VALUES (1, 2, 20261201, NULL, 'loan:3', 'loan of S-1003', x'e8a1f8ffdccfcf946165de07b6bf885fabc6ab59af76fd9f02991996a861f4b4');
INSERT INTO "entry" VALUES (1, 3, 20260520, NULL, 'lending:1:1', 'loan L-1001: disbursement', x'0c10d790340b4d324c7247ab2e6932a2019b68bb12bda1c61187cb2d2fd3fa44');
INSERT INTO "entry" VALUES (1, 4, 20260620, NULL, 'lending:2:1', 'loan L-1002: disbursement', x'ba03091322a171ad11d7e632dd8c6ccbf3e7eba16c270901111655441904b911');
INSERT INTO "entry" VALUES (1, 5, 20260805, NULL, 'output/2026-07', 'output of 2026-07', x'7b690af40a9215f13bfd8a05be8cda7de12fb6708d0880e53c73fd61a7fdb43d');
INSERT INTO "entry" VALUES (1, 6, 20260805, NULL, 'statement/1', 'statement MEADOW-000001', x'fa99bb782883287d0fd62f1248216c2c57e6dd2a3da374a4ccdfcb001ddd8f3e');
INSERT INTO "entry" VALUES (1, 7, 20260805, NULL, 'statement/2', 'statement MEADOW-000002', x'7c2bb7aafafcf99bcb248b26f9d17a863a9a0801fd7351405ca71701dcdfef5c');
INSERT INTO "entry" VALUES (1, 8, 20260805, NULL, 'statement/3', 'statement MEADOW-000003', x'caf03b9b0831cb985a033c760006db5595846beb7bd776a5dbdac899bd62cb55');
INSERT INTO "entry" VALUES (1, 9, 20260805, NULL, 'statement/4', 'statement MEADOW-000004', x'7fe95f7633a548e27ac2f79019eb9987b50660918eeb54f98b429e76ca28262f');
INSERT INTO "entry" VALUES (1, 10, 20260731, NULL, 'lending:1:to 2026-07-31', 'loan L-1001: to 2026-07-31', x'6c859507f1fb56a3bdcd6ae053cc2b5899e9b74a2717337fda53abcfe5c56f87');
INSERT INTO "entry" VALUES (1, 11, 20260731, NULL, 'lending:2:to 2026-07-31', 'loan L-1002: to 2026-07-31', x'd4be1f68b77cdb7b9a5f0db78e3c22c58e4ea6e6e0067c97fc7635b2f234b59b');
INSERT INTO "entry" VALUES (1, 12, 20260828, NULL, 'payment:12', 'payment for S-1002', x'e0bd40e5c1a6ecf58f2ca8aa8c66c148a809d82e3d2362747a91dca39b48f476');
INSERT INTO "entry" VALUES (1, 13, 20260828, NULL, 'lending:2:2', 'loan L-1002: payment by statement', x'90dc3c750357fb472919e22c5bcbab45e388096517be963ad3103c60f2cc3e3f');
INSERT INTO "entry" VALUES (1, 14, 20260829, NULL, 'payment:14', 'payment for S-1001', x'b46384495fedbc3e647dc0f5831eeb6ccaa66abff8f2c5331f85a554c0a80d3f');
INSERT INTO "entry" VALUES (1, 15, 20260829, NULL, 'lending:1:2', 'loan L-1001: payment by statement', x'de93da12929d327033d9d45107f44999de97bcd69d76ea832a3e04271e9dee62');
INSERT INTO "entry" VALUES (1, 16, 20260830, 14, 'reversal:2', 'payment taken back of S-1001: bounced', x'86137c784915c52e669b4783c251de0868444a48e9a4705a16fcbdf0f06d68f5');
INSERT INTO "entry" VALUES (1, 17, 20260830, NULL, 'lending:1:3', 'loan L-1001: payment taken back: bounced', x'24d2977fa0a2404904c58d8c836dd82b2da21d85c23ae30348fc8419b472444b');
INSERT INTO "entry" VALUES (1, 18, 20260830, NULL, 'lending:2:3', 'loan L-1002: prepayment with recast', x'3c2f437b0d1a7ebaa501e8481cbac7e95fff676d4f16d8a7c5da9379e1391351');
INSERT INTO "entry" VALUES (1, 19, 20260905, NULL, 'output/2026-08', 'output of 2026-08', x'7fd1afa933d1b145a003640dadb0366e5fda95f2162885ae793ec1874e34b0a4');
INSERT INTO "entry" VALUES (1, 20, 20260905, NULL, 'statement/5', 'statement MEADOW-000005', x'3165c9d68293cc356e7cce741926ba853f5fc085abaf84f8b97654b6b82c5833');
INSERT INTO "entry" VALUES (1, 21, 20260905, NULL, 'statement/6', 'statement MEADOW-000006', x'ed6b330ca63f77aded4606eb4b34f6824219cc094e91d544e365da62e0b2bc6c');
INSERT INTO "entry" VALUES (1, 22, 20260905, NULL, 'statement/7', 'statement MEADOW-000007', x'432904495f7c21497481f7f35b1be42a5420d33e6d5e7c8f2dc1ace20b933325');
INSERT INTO "entry" VALUES (1, 23, 20260905, NULL, 'statement/8', 'statement MEADOW-000008', x'2d45db12341b2a5f49871945e39abd98c9845d7a83eb72652a14b792f1ac4b7b');
INSERT INTO "entry" VALUES (1, 24, 20260831, NULL, 'lending:1:to 2026-08-31', 'loan L-1001: to 2026-08-31', x'57bf03b2d42f1148feca69ea987f7b920792c70d5843a503956366c6cb8ce17c');
INSERT INTO "entry" VALUES (1, 25, 20260907, NULL, 'lending:1:4', 'loan L-1001: payment', x'9423ebdb61591d4b30e9c5eb6edbff1d2eb47b7322361db6e11df367b40bf42e');
INSERT INTO "posting" VALUES (1, 1, 12, 1, 0, 31417);
INSERT INTO "posting" VALUES (1, 1, 14, 1, 0, 5000);
INSERT INTO "posting" VALUES (1, 1, 16, 2, 0, -5000);
INSERT INTO "posting" VALUES (1, 1, 18, 1, 0, 40000);
INSERT INTO "posting" VALUES (1, 1, 25, 1, 0, 15000);
INSERT INTO "posting" VALUES (1, 3, 5, 7, 0, 290075);
INSERT INTO "posting" VALUES (1, 3, 19, 7, 0, 291606);
INSERT INTO "posting" VALUES (1, 16, 1, 2, 0, -1250);
INSERT INTO "posting" VALUES (1, 16, 2, 2, 0, -260000);
INSERT INTO "posting" VALUES (1, 19, 3, 1, 0, -882000);
INSERT INTO "posting" VALUES (1, 19, 4, 1, 0, -120000);
INSERT INTO "posting" VALUES (1, 24, 5, 8, 0, -290075);
INSERT INTO "posting" VALUES (1, 24, 6, 2, 0, -13156);
INSERT INTO "posting" VALUES (1, 24, 7, 2, 0, -9473);
INSERT INTO "posting" VALUES (1, 24, 8, 2, 0, -10526);
INSERT INTO "posting" VALUES (1, 24, 9, 2, 0, -15788);
INSERT INTO "posting" VALUES (1, 24, 19, 8, 0, -291606);
INSERT INTO "posting" VALUES (1, 24, 20, 2, 0, -13226);
INSERT INTO "posting" VALUES (1, 24, 21, 2, 0, -9523);
INSERT INTO "posting" VALUES (1, 24, 22, 2, 0, -10580);
INSERT INTO "posting" VALUES (1, 24, 23, 2, 0, -15872);
INSERT INTO "posting" VALUES (1, 25, 8, 7, 0, -1298);
INSERT INTO "posting" VALUES (1, 25, 10, 1, 0, -11520);
INSERT INTO "posting" VALUES (1, 25, 11, 1, 0, -819);
INSERT INTO "posting" VALUES (1, 25, 13, 1, 0, -539);
INSERT INTO "posting" VALUES (1, 25, 15, 1, 0, -4543);
INSERT INTO "posting" VALUES (1, 25, 17, 1, 0, -162);
INSERT INTO "posting" VALUES (1, 25, 18, 2, 0, -34);
INSERT INTO "posting" VALUES (1, 25, 22, 7, 0, -1290);
INSERT INTO "posting" VALUES (1, 25, 24, 1, 0, -162);
INSERT INTO "posting" VALUES (1, 25, 25, 2, 0, -974);
INSERT INTO "posting" VALUES (1, 26, 3, 2, 0, -18000);
INSERT INTO "posting" VALUES (1, 26, 10, 2, 0, -2500);
INSERT INTO "posting" VALUES (1, 26, 13, 2, 0, -517);
INSERT INTO "posting" VALUES (1, 26, 15, 2, 0, -2500);
INSERT INTO "posting" VALUES (1, 33, 1, 1, 2, 1250);
INSERT INTO "posting" VALUES (1, 33, 6, 1, 1, 38018);
INSERT INTO "posting" VALUES (1, 33, 7, 1, 2, 30167);
INSERT INTO "posting" VALUES (1, 33, 8, 1, 3, 13411);
INSERT INTO "posting" VALUES (1, 33, 9, 1, 4, 15788);
INSERT INTO "posting" VALUES (1, 33, 12, 2, 2, -31417);
INSERT INTO "posting" VALUES (1, 33, 14, 2, 1, -5000);
INSERT INTO "posting" VALUES (1, 33, 16, 1, 1, 5000);
INSERT INTO "posting" VALUES (1, 33, 20, 1, 1, 23180);
INSERT INTO "posting" VALUES (1, 33, 21, 1, 2, 16279);
INSERT INTO "posting" VALUES (1, 33, 22, 1, 3, 13465);
INSERT INTO "posting" VALUES (1, 33, 23, 1, 4, 15872);
INSERT INTO "posting" VALUES (1, 34, 2, 1, 3, 260000);
INSERT INTO "posting" VALUES (1, 34, 3, 3, 1, 900000);
INSERT INTO "posting" VALUES (1, 34, 4, 2, 2, 120000);
INSERT INTO "posting" VALUES (1, 34, 8, 6, 3, -1587);
INSERT INTO "posting" VALUES (1, 34, 13, 3, 2, -18819);
INSERT INTO "posting" VALUES (1, 34, 18, 3, 2, -39966);
INSERT INTO "posting" VALUES (1, 34, 22, 6, 3, -1595);
INSERT INTO "posting" VALUES (1, 35, 10, 3, 1, 11520);
INSERT INTO "posting" VALUES (1, 35, 11, 2, 2, 819);
INSERT INTO "posting" VALUES (1, 35, 13, 4, 2, -819);
INSERT INTO "posting" VALUES (1, 35, 15, 3, 1, 4543);
INSERT INTO "posting" VALUES (1, 35, 17, 2, 1, 162);
INSERT INTO "posting" VALUES (1, 35, 24, 2, 1, 162);
INSERT INTO "posting" VALUES (1, 35, 25, 3, 1, -9026);
INSERT INTO "posting" VALUES (1, 36, 10, 4, 1, 2500);
INSERT INTO "posting" VALUES (1, 36, 15, 4, 1, -2500);
INSERT INTO "posting" VALUES (1, 36, 17, 3, 1, 5000);
INSERT INTO "posting" VALUES (1, 36, 25, 4, 1, -5000);
INSERT INTO "posting" VALUES (1, 37, 6, 6, 1, -24862);
INSERT INTO "posting" VALUES (1, 37, 7, 5, 2, -20694);
INSERT INTO "posting" VALUES (1, 37, 13, 5, 2, 20694);
INSERT INTO "posting" VALUES (1, 37, 15, 5, 1, 5000);
INSERT INTO "posting" VALUES (1, 37, 17, 4, 1, -5000);
INSERT INTO "posting" VALUES (1, 37, 20, 6, 1, -9954);
INSERT INTO "posting" VALUES (1, 37, 21, 5, 2, -6756);
INSERT INTO "posting" VALUES (1, 65, 5, 1, 0, -79018518000);
INSERT INTO "posting" VALUES (1, 65, 19, 1, 0, -79435642000);
INSERT INTO "posting" VALUES (1, 66, 5, 6, 0, 75344156913);
INSERT INTO "posting" VALUES (1, 66, 19, 6, 0, 75741884647);
INSERT INTO "posting" VALUES (1, 97, 5, 2, 1, 987731475);
INSERT INTO "posting" VALUES (1, 97, 5, 3, 2, 711166662);
INSERT INTO "posting" VALUES (1, 97, 5, 4, 3, 790185180);
INSERT INTO "posting" VALUES (1, 97, 5, 5, 4, 1185277770);
INSERT INTO "posting" VALUES (1, 97, 19, 2, 1, 992945525);
INSERT INTO "posting" VALUES (1, 97, 19, 3, 2, 714920778);
INSERT INTO "posting" VALUES (1, 97, 19, 4, 3, 794356420);
INSERT INTO "posting" VALUES (1, 97, 19, 5, 4, 1191534630);
INSERT INTO "posting" VALUES (1, 161, 6, 3, 1, -14618);
INSERT INTO "posting" VALUES (1, 161, 7, 3, 2, -10525);
INSERT INTO "posting" VALUES (1, 161, 8, 3, 3, -11695);
INSERT INTO "posting" VALUES (1, 161, 9, 3, 4, -17542);
INSERT INTO "posting" VALUES (1, 161, 20, 3, 1, -14696);
INSERT INTO "posting" VALUES (1, 161, 21, 3, 2, -10581);
INSERT INTO "posting" VALUES (1, 161, 22, 3, 3, -11756);
INSERT INTO "posting" VALUES (1, 161, 23, 3, 4, -17635);
INSERT INTO "posting" VALUES (1, 163, 6, 5, 1, 1778);
INSERT INTO "posting" VALUES (1, 163, 8, 5, 3, 485);
INSERT INTO "posting" VALUES (1, 163, 9, 5, 4, 4367);
INSERT INTO "posting" VALUES (1, 163, 20, 5, 1, 957);
INSERT INTO "posting" VALUES (1, 163, 22, 5, 3, -239);
INSERT INTO "posting" VALUES (1, 163, 23, 5, 4, 3538);
INSERT INTO "posting" VALUES (1, 164, 6, 4, 1, 12840);
INSERT INTO "posting" VALUES (1, 164, 7, 4, 2, 10525);
INSERT INTO "posting" VALUES (1, 164, 8, 4, 3, 11210);
INSERT INTO "posting" VALUES (1, 164, 9, 4, 4, 13175);
INSERT INTO "posting" VALUES (1, 164, 20, 4, 1, 13739);
INSERT INTO "posting" VALUES (1, 164, 21, 4, 2, 10581);
INSERT INTO "posting" VALUES (1, 164, 22, 4, 3, 11995);
INSERT INTO "posting" VALUES (1, 164, 23, 4, 4, 14097);
INSERT INTO "payment" VALUES (1, 'check-1002-1', 1, 2, 20260828, 31417, 12, NULL, NULL);
INSERT INTO "payment" VALUES (2, 'check-1001-1', 1, 1, 20260829, 5000, 14, NULL, NULL);
INSERT INTO "payment" VALUES (3, 'reversal:2', 1, 1, 20260830, -5000, 16, 2, NULL);
INSERT INTO "bill_run" VALUES (1, 1, 202607, 1, 20260805, 79018518000, 75344156913, x'38aac8c678a4cc686dc33f3c8d6a15241eb2b32ead4becd754330871fc08d871', x'3de6af7fa84a7b5fc86d1a86e56f861978c88b3dbc520c04c78c8d37526029c9', CAST ('{"v":1,"cooperative":"Sunny Valley Energy Co-op","currency":"USD","array":{"id":"MEADOW","name":"Meadow","share_unit":"ppm","share_total":1000000,"utility":"Desert Power","time_zone":"America/Phoenix"},"month":"2026-07","issued":"2026-08-05","due":"2026-08-26","metered":79018518000,"unallocated":75344156913,"program":{"name":"rates/programs/mn-legacy-garden/2025-04-01.xml","sha256":"38aac8c678a4cc686dc33f3c8d6a15241eb2b32ead4becd754330871fc08d871","title":"Minnesota community solar garden, moved to the value of solar","source":"Minnesota Statutes 216B.1641; Xcel Energy Minnesota rate book, section 9, read 2026-11-22; Minnesota PUC bulletin: legacy gardens leave the applicable retail rate, read 2026-11-22","illustrative":true,"bank_line":38},"contact":"help@sunnyvalley.example, 555-0100","meter_files":[{"name":"meadow-2026-07.xml","sha256":"60aed45be82b7bd5fc9762500737ac080b189fc821f898073705c0683d5a51f3"}],"template":{"name":"statement.html","sha256":"3de6af7fa84a7b5fc86d1a86e56f861978c88b3dbc520c04c78c8d37526029c9"},"utility_reports":[{"name":"63","sha256":"77ce51972d3b1c7b15ba33279ea33e1b5fa5cc0309a02152a7028448b8d8be39"}]}' AS BLOB));
INSERT INTO "bill_run" VALUES (2, 1, 202608, 1, 20260905, 79435642000, 75741884647, x'38aac8c678a4cc686dc33f3c8d6a15241eb2b32ead4becd754330871fc08d871', x'3de6af7fa84a7b5fc86d1a86e56f861978c88b3dbc520c04c78c8d37526029c9', CAST ('{"v":1,"cooperative":"Sunny Valley Energy Co-op","currency":"USD","array":{"id":"MEADOW","name":"Meadow","share_unit":"ppm","share_total":1000000,"utility":"Desert Power","time_zone":"America/Phoenix"},"month":"2026-08","issued":"2026-09-05","due":"2026-09-26","metered":79435642000,"unallocated":75741884647,"program":{"name":"rates/programs/mn-legacy-garden/2025-04-01.xml","sha256":"38aac8c678a4cc686dc33f3c8d6a15241eb2b32ead4becd754330871fc08d871","title":"Minnesota community solar garden, moved to the value of solar","source":"Minnesota Statutes 216B.1641; Xcel Energy Minnesota rate book, section 9, read 2026-11-22; Minnesota PUC bulletin: legacy gardens leave the applicable retail rate, read 2026-11-22","illustrative":true,"bank_line":38},"contact":"help@sunnyvalley.example, 555-0100","meter_files":[{"name":"meadow-2026-08.xml","sha256":"3f0dbf4ecad2e45294e2d5da595041f3c4e824d4f769592e8ffd3142818a9e63"}],"template":{"name":"statement.html","sha256":"3de6af7fa84a7b5fc86d1a86e56f861978c88b3dbc520c04c78c8d37526029c9"},"utility_reports":[{"name":"63","sha256":"a8e93a026a6172245c01b7f2573d3f750845b5e7913e6f4e1013bcfafc72cfda"}]}' AS BLOB));
INSERT INTO "statement" VALUES (1, 1, 1, 1, CAST ('{"v":1,"number":"MEADOW-000001","to":{"subscriber":"M-1001","name":"Ada Whitfield","class":"residential","account":"004437037","subscription":"S-1001"},"shares":[{"from":"2026-07-01","to":"2026-08-01","units":12500,"metered":79018518000,"allocated":987731475}],"allocated":987731475,"credit":{"terms":[{"name":"value-of-solar","quantity":987731475,"price":118000000,"amount":"116552314050000000","line":21,"illustrative":true},{"name":"adder","quantity":987731475,"price":30000000,"amount":"29631944250000000","line":22}],"earned":14618,"applied":12840,"bank":[{"earned":"2026-07","amount":1778,"expires":"2027-02"}],"bill":12840,"saving":-316,"bill_after":0,"report":0},"lines":[{"kind":"fee","amount":13156,"by":"percentage","ratio":900000000,"of":14618,"base":"generated-credit"},{"kind":"installment","amount":24862,"by":"loan","loan":"L-1001","first":1,"last":3,"count":120,"due":"2026-09-01","interest":16375,"principal":5987,"fees":2500,"balance":894013,"rate":64900000}],"notes":["first_statement","illustrative_rate","no_interval_data"],"history":[["2026-07",987731475,14618]],"financing":{"loans":[{"id":"L-1001","product":"rates/loans/solar-loan/2026-01-01.xml","digest":"0ec6657a533b174b849eae204b7b0741e94b89af07d0534194dd40d4efc9b0f7","name":"Solar loan with a paydown","lent":900000,"disbursed":"2026-05-20","as_of":"2026-08-05","state":"active","rate":64900000,"balance":900000,"payoff":914669,"behind":17408,"paid":18000,"interest_and_fees":18000,"asked":24862,"activity":[{"kind":"disbursement","on":"2026-05-20","amount":882000,"fees":18000,"balance":900000},{"kind":"late-fee","on":"2026-07-12","amount":2500,"balance":900000}],"events":1,"late_fee_on":"2026-08-12"}],"month":{"earned":-316,"took":42862,"interest_and_fees":18000},"so_far":{"earned":-316,"took":42862,"interest_and_fees":18000},"since":"2026-07"}}' AS BLOB));
INSERT INTO "statement" VALUES (1, 2, 1, 2, CAST ('{"v":1,"number":"MEADOW-000002","to":{"subscriber":"M-1002","name":"Benito Ortega","class":"residential","account":"004437074","subscription":"S-1002"},"shares":[{"from":"2026-07-01","to":"2026-08-01","units":9000,"metered":79018518000,"allocated":711166662}],"allocated":711166662,"credit":{"terms":[{"name":"value-of-solar","quantity":711166662,"price":118000000,"amount":"83917666116000000","line":21,"illustrative":true},{"name":"adder","quantity":711166662,"price":30000000,"amount":"21334999860000000","line":22}],"earned":10525,"applied":10525,"bill":15620,"saving":1052,"bill_after":5095,"report":0},"lines":[{"kind":"previous-balance","amount":1250,"by":"carried"},{"kind":"fee","amount":9473,"by":"percentage","ratio":900000000,"of":10525,"base":"generated-credit"},{"kind":"installment","amount":20694,"by":"loan","loan":"L-1002","first":1,"last":2,"count":12,"due":"2026-09-01","interest":1377,"principal":19317,"fees":0,"balance":100683,"rate":59900000}],"notes":["first_statement","illustrative_rate","no_interval_data"],"history":[["2026-07",711166662,10525]],"financing":{"loans":[{"id":"L-1002","product":"rates/loans/share-loan/2026-01-01.xml","digest":"c984d2f7b549575b40ad2aa3062919b4ec3b9eb65d8f51789f66a19ba6444cf8","name":"Share loan of a cooperative","lent":120000,"disbursed":"2026-06-20","as_of":"2026-08-05","state":"active","rate":59900000,"balance":120000,"payoff":120899,"behind":10347,"paid":0,"interest_and_fees":0,"asked":20694,"activity":[{"kind":"disbursement","on":"2026-06-20","amount":120000,"balance":120000}],"events":1,"late_fee_on":"2026-08-17"}],"month":{"earned":1052,"took":20694,"interest_and_fees":0},"so_far":{"earned":1052,"took":20694,"interest_and_fees":0},"since":"2026-07"}}' AS BLOB));
INSERT INTO "statement" VALUES (1, 3, 1, 3, CAST ('{"v":1,"number":"MEADOW-000003","to":{"subscriber":"M-1003","name":"Chen Wei","class":"residential","account":"004437111","subscription":"S-1003"},"shares":[{"from":"2026-07-01","to":"2026-08-01","units":10000,"metered":79018518000,"allocated":790185180}],"allocated":790185180,"credit":{"terms":[{"name":"value-of-solar","quantity":790185180,"price":118000000,"amount":"93241851240000000","line":21,"illustrative":true},{"name":"adder","quantity":790185180,"price":30000000,"amount":"23705555400000000","line":22}],"earned":11695,"applied":11210,"bank":[{"earned":"2026-07","amount":485,"expires":"2027-02"}],"bill":11210,"saving":684,"bill_after":0,"report":0},"lines":[{"kind":"fee","amount":10526,"by":"percentage","ratio":900000000,"of":11695,"base":"generated-credit"},{"kind":"installment","amount":2885,"by":"installment","number":1,"count":120,"interest":1298,"principal":1587,"balance":258413,"rate":59900000}],"notes":["first_statement","illustrative_rate","no_interval_data"],"history":[["2026-07",790185180,11695]]}' AS BLOB));
INSERT INTO "statement" VALUES (1, 4, 1, 4, CAST ('{"v":1,"number":"MEADOW-000004","to":{"subscriber":"M-1004","name":"Dorothea Lindqvist","class":"residential","account":"004437148","subscription":"S-1004"},"shares":[{"from":"2026-07-01","to":"2026-08-01","units":15000,"metered":79018518000,"allocated":1185277770}],"allocated":1185277770,"credit":{"terms":[{"name":"value-of-solar","quantity":1185277770,"price":118000000,"amount":"139862776860000000","line":21,"illustrative":true},{"name":"adder","quantity":1185277770,"price":30000000,"amount":"35558333100000000","line":22}],"earned":17542,"applied":13175,"bank":[{"earned":"2026-07","amount":4367,"expires":"2027-02"}],"bill":13175,"saving":-2613,"bill_after":0,"report":0},"lines":[{"kind":"fee","amount":15788,"by":"percentage","ratio":900000000,"of":17542,"base":"generated-credit"}],"notes":["first_statement","illustrative_rate","no_interval_data"],"history":[["2026-07",1185277770,17542]]}' AS BLOB));
INSERT INTO "statement" VALUES (1, 5, 2, 1, CAST ('{"v":1,"number":"MEADOW-000005","to":{"subscriber":"M-1001","name":"Ada Whitfield","class":"residential","account":"004437037","subscription":"S-1001"},"shares":[{"from":"2026-08-01","to":"2026-09-01","units":12500,"metered":79435642000,"allocated":992945525}],"allocated":992945525,"credit":{"terms":[{"name":"value-of-solar","quantity":992945525,"price":118000000,"amount":"117167571950000000","line":21,"illustrative":true},{"name":"adder","quantity":992945525,"price":30000000,"amount":"29788365750000000","line":22}],"earned":14696,"before":1778,"applied":13739,"bank":[{"earned":"2026-07","amount":1778,"expires":"2027-02"},{"earned":"2026-08","amount":957,"expires":"2027-02"}],"bill":13739,"saving":513,"bill_after":0,"report":0},"lines":[{"kind":"previous-balance","amount":38018,"by":"carried","from":"MEADOW-000001"},{"kind":"payment","amount":0,"by":"payments","count":1,"taken_back":1,"on":["2026-08-29"]},{"kind":"fee","amount":13226,"by":"percentage","ratio":900000000,"of":14696,"base":"generated-credit"},{"kind":"installment","amount":9954,"by":"loan","loan":"L-1001","first":4,"last":4,"count":120,"due":"2026-10-01","interest":4194,"principal":3260,"fees":2500,"balance":891414,"rate":64900000}],"notes":["illustrative_rate","no_interval_data"],"history":[["2026-07",987731475,14618],["2026-08",992945525,14696]],"financing":{"loans":[{"id":"L-1001","product":"rates/loans/solar-loan/2026-01-01.xml","digest":"0ec6657a533b174b849eae204b7b0741e94b89af07d0534194dd40d4efc9b0f7","name":"Solar loan with a paydown","lent":900000,"disbursed":"2026-05-20","as_of":"2026-09-05","state":"active","rate":64900000,"balance":900000,"payoff":922036,"behind":27362,"paid":18000,"interest_and_fees":18000,"asked":34816,"activity":[{"kind":"late-fee","on":"2026-08-12","amount":2500,"balance":900000}],"events":3,"late_fee_on":"2026-09-12"}],"month":{"earned":513,"took":9954,"interest_and_fees":0},"so_far":{"earned":197,"took":52816,"interest_and_fees":18000},"since":"2026-07"}}' AS BLOB));
INSERT INTO "statement" VALUES (1, 6, 2, 2, CAST ('{"v":1,"number":"MEADOW-000006","to":{"subscriber":"M-1002","name":"Benito Ortega","class":"residential","account":"004437074","subscription":"S-1002"},"shares":[{"from":"2026-08-01","to":"2026-09-01","units":9000,"metered":79435642000,"allocated":714920778}],"allocated":714920778,"credit":{"terms":[{"name":"value-of-solar","quantity":714920778,"price":118000000,"amount":"84360651804000000","line":21,"illustrative":true},{"name":"adder","quantity":714920778,"price":30000000,"amount":"21447623340000000","line":22}],"earned":10581,"applied":10581,"bill":16713,"saving":1058,"bill_after":6132,"report":0},"lines":[{"kind":"previous-balance","amount":31417,"by":"carried","from":"MEADOW-000002"},{"kind":"payment","amount":-31417,"by":"payments","count":1,"on":["2026-08-28"]},{"kind":"fee","amount":9523,"by":"percentage","ratio":900000000,"of":10581,"base":"generated-credit"},{"kind":"installment","amount":6756,"by":"loan","loan":"L-1002","first":2,"last":3,"count":12,"due":"2026-10-01","interest":314,"principal":6442,"fees":0,"balance":54773,"rate":59900000}],"notes":["illustrative_rate","no_interval_data"],"history":[["2026-07",711166662,10525],["2026-08",714920778,10581]],"financing":{"loans":[{"id":"L-1002","product":"rates/loans/share-loan/2026-01-01.xml","digest":"c984d2f7b549575b40ad2aa3062919b4ec3b9eb65d8f51789f66a19ba6444cf8","name":"Share loan of a cooperative","lent":120000,"disbursed":"2026-06-20","as_of":"2026-09-05","state":"active","rate":59900000,"balance":61215,"payoff":61266,"behind":517,"paid":60694,"interest_and_fees":1909,"asked":6756,"activity":[{"kind":"late-fee","on":"2026-08-17","amount":517,"balance":120000},{"kind":"payment","on":"2026-08-28","amount":20694,"interest":1358,"principal":18819,"fees":517,"balance":101181},{"kind":"prepayment","on":"2026-08-30","amount":40000,"interest":34,"principal":39966,"balance":61215},{"kind":"recast","on":"2026-08-30","balance":61215,"payment":6239,"from":"2026-10-01"}],"events":3}],"month":{"earned":1058,"took":46756,"interest_and_fees":1909},"so_far":{"earned":2110,"took":67450,"interest_and_fees":1909},"since":"2026-07"}}' AS BLOB));
INSERT INTO "statement" VALUES (1, 7, 2, 3, CAST ('{"v":1,"number":"MEADOW-000007","to":{"subscriber":"M-1003","name":"Chen Wei","class":"residential","account":"004437111","subscription":"S-1003"},"shares":[{"from":"2026-08-01","to":"2026-09-01","units":10000,"metered":79435642000,"allocated":794356420}],"allocated":794356420,"credit":{"terms":[{"name":"value-of-solar","quantity":794356420,"price":118000000,"amount":"93734057560000000","line":21,"illustrative":true},{"name":"adder","quantity":794356420,"price":30000000,"amount":"23830692600000000","line":22}],"earned":11756,"before":485,"applied":11995,"bank":[{"earned":"2026-07","amount":246,"expires":"2027-02"}],"bill":11995,"saving":1415,"bill_after":0,"report":0},"lines":[{"kind":"previous-balance","amount":13411,"by":"carried","from":"MEADOW-000003"},{"kind":"fee","amount":10580,"by":"percentage","ratio":900000000,"of":11756,"base":"generated-credit"},{"kind":"installment","amount":2885,"by":"installment","number":2,"count":120,"interest":1290,"principal":1595,"balance":256818,"rate":59900000}],"notes":["illustrative_rate","no_interval_data"],"history":[["2026-07",790185180,11695],["2026-08",794356420,11756]]}' AS BLOB));
INSERT INTO "statement" VALUES (1, 8, 2, 4, CAST ('{"v":1,"number":"MEADOW-000008","to":{"subscriber":"M-1004","name":"Dorothea Lindqvist","class":"residential","account":"004437148","subscription":"S-1004"},"shares":[{"from":"2026-08-01","to":"2026-09-01","units":15000,"metered":79435642000,"allocated":1191534630}],"allocated":1191534630,"credit":{"terms":[{"name":"value-of-solar","quantity":1191534630,"price":118000000,"amount":"140601086340000000","line":21,"illustrative":true},{"name":"adder","quantity":1191534630,"price":30000000,"amount":"35746038900000000","line":22}],"earned":17635,"before":4367,"applied":14097,"bank":[{"earned":"2026-07","amount":4367,"expires":"2027-02"},{"earned":"2026-08","amount":3538,"expires":"2027-02"}],"bill":14097,"saving":-1775,"bill_after":0,"report":0},"lines":[{"kind":"previous-balance","amount":15788,"by":"carried","from":"MEADOW-000004"},{"kind":"fee","amount":15872,"by":"percentage","ratio":900000000,"of":17635,"base":"generated-credit"}],"notes":["illustrative_rate","no_interval_data"],"history":[["2026-07",1185277770,17542],["2026-08",1191534630,17635]]}' AS BLOB));
INSERT INTO "member_month" VALUES (1, 202607, 1, 1, 6, 987731475, 0, 14618, 12840, 0, 0, 1778, 13156, 38018);
INSERT INTO "member_month" VALUES (1, 202607, 2, 2, 7, 711166662, 0, 10525, 10525, 0, 0, 0, 9473, 31417);
INSERT INTO "member_month" VALUES (1, 202607, 3, 3, 8, 790185180, 0, 11695, 11210, 0, 0, 485, 10526, 13411);
INSERT INTO "member_month" VALUES (1, 202607, 4, 4, 9, 1185277770, 0, 17542, 13175, 0, 0, 4367, 15788, 15788);
INSERT INTO "member_month" VALUES (1, 202608, 1, 5, 20, 992945525, 0, 14696, 13739, 0, 0, 2735, 13226, 61198);
INSERT INTO "member_month" VALUES (1, 202608, 2, 6, 21, 714920778, 0, 10581, 10581, 0, 0, 0, 9523, 16279);
INSERT INTO "member_month" VALUES (1, 202608, 3, 7, 22, 794356420, 0, 11756, 11995, 0, 0, 246, 10580, 26876);
INSERT INTO "member_month" VALUES (1, 202608, 4, 8, 23, 1191534630, 0, 17635, 14097, 0, 0, 7905, 15872, 31660);
INSERT INTO "bank_movement" VALUES (1, 202607, 1, 202607, 1, 0, 1778);
INSERT INTO "bank_movement" VALUES (1, 202607, 3, 202607, 1, 0, 485);
INSERT INTO "bank_movement" VALUES (1, 202607, 4, 202607, 1, 0, 4367);
INSERT INTO "bank_movement" VALUES (1, 202608, 1, 202608, 1, 0, 957);
INSERT INTO "bank_movement" VALUES (1, 202608, 3, 202607, 2, 0, -239);
INSERT INTO "bank_movement" VALUES (1, 202608, 4, 202608, 1, 0, 3538);
INSERT INTO "utility_bill" VALUES (1, 202607, 1, 6, 980000000, 12840);
INSERT INTO "utility_bill" VALUES (1, 202607, 2, 6, 1210000000, 15620);
INSERT INTO "utility_bill" VALUES (1, 202607, 3, 6, 860000000, 11210);
INSERT INTO "utility_bill" VALUES (1, 202607, 4, 6, 1010000000, 13175);
INSERT INTO "utility_bill" VALUES (1, 202608, 1, 8, 1049000000, 13739);
INSERT INTO "utility_bill" VALUES (1, 202608, 2, 8, 1295000000, 16713);
INSERT INTO "utility_bill" VALUES (1, 202608, 3, 8, 920000000, 11995);
INSERT INTO "utility_bill" VALUES (1, 202608, 4, 8, 1081000000, 14097);
INSERT INTO "token" VALUES (1, x'6fab6239d60e74fcefe743bd337dc738814201f7063ae6ab6b1928a1de23dc4e', 'administrator', NULL, 1796105817, 1796105817);
INSERT INTO "token" VALUES (2, x'de7d4bdd1cf2883a3b47ff42b682533bc4e6cdf3f8bd8852878ed60f7f699de0', 'subscriber', 1, 1796105817, NULL);
INSERT INTO "sharing_terms" VALUES (1, 1, 202601, 131200000, 38500000, 9500000000);
INSERT INTO "loan_product_version" VALUES (1, 'share-loan', 20260101, NULL, x'c984d2f7b549575b40ad2aa3062919b4ec3b9eb65d8f51789f66a19ba6444cf8', 3);
INSERT INTO "loan_product_version" VALUES (2, 'solar-loan', 20260101, NULL, x'0ec6657a533b174b849eae204b7b0741e94b89af07d0534194dd40d4efc9b0f7', 4);
INSERT INTO "loan" VALUES (1, 'L-1001', 1, 1, x'0ec6657a533b174b849eae204b7b0741e94b89af07d0534194dd40d4efc9b0f7', 900000, 120, 20260520, 20260701, 1, 0);
INSERT INTO "loan" VALUES (2, 'L-1002', 1, 2, x'c984d2f7b549575b40ad2aa3062919b4ec3b9eb65d8f51789f66a19ba6444cf8', 120000, 12, 20260620, 20260801, 1, 0);
INSERT INTO "loan_event" VALUES (1, 1, 1, 20260520, 1796105815, 'disbursement', 900000, NULL, NULL, NULL, '1:disbursement', NULL, NULL, NULL);
INSERT INTO "loan_event" VALUES (1, 1, 2, 20260829, 1796105816, 'payment', 5000, NULL, NULL, NULL, '1:with payment 2', NULL, 2, NULL);
INSERT INTO "loan_event" VALUES (1, 1, 3, 20260830, 1796105816, 'reversal', NULL, NULL, NULL, 2, '1:reversal of 2', 'bounced', NULL, NULL);
INSERT INTO "loan_event" VALUES (1, 1, 4, 20260907, 1796105817, 'payment', 15000, NULL, NULL, NULL, '1:2026-09-07 payment 150.00', NULL, NULL, NULL);
INSERT INTO "loan_event" VALUES (1, 2, 1, 20260620, 1796105815, 'disbursement', 120000, NULL, NULL, NULL, '2:disbursement', NULL, NULL, NULL);
INSERT INTO "loan_event" VALUES (1, 2, 2, 20260828, 1796105816, 'payment', 20694, NULL, NULL, NULL, '2:with payment 1', NULL, 1, NULL);
INSERT INTO "loan_event" VALUES (1, 2, 3, 20260830, 1796105816, 'prepayment-recast', 40000, NULL, NULL, NULL, '2:2026-08-30 prepayment 400.00', NULL, NULL, NULL);
INSERT INTO "loan_bill" VALUES (1, 1, 1, 24862, 20260925);
INSERT INTO "loan_bill" VALUES (1, 1, 5, 9954, 20261025);
INSERT INTO "loan_bill" VALUES (1, 2, 2, 20694, 20260925);
INSERT INTO "loan_bill" VALUES (1, 2, 6, 6756, 20261025);
