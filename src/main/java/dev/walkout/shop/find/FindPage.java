package dev.walkout.shop.find;

import dev.walkout.shop.page.Html;
import dev.walkout.shop.page.Page;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.visual.DominantColours.Share;
import dev.walkout.shop.search.visual.NamedColour;
import dev.walkout.shop.search.visual.VisualAnswer;
import dev.walkout.shop.search.visual.VisualMatch;
import java.util.Locale;
import java.util.OptionalDouble;

/** A photo beside what it brought up, as one HTML file. */
final class FindPage {

  private static final String STYLE =
      """
      main{display:grid;grid-template-columns:15rem 1fr;gap:2rem;align-items:start}
      aside{position:sticky;top:1rem}
      aside img{width:100%;border-radius:.5rem;border:1px solid var(--line)}
      .same{border-left:3px solid #c77d0a;padding:.3rem .7rem;margin:.8rem 0}
      ol{list-style:none;margin:0;padding:0}
      li{display:grid;grid-template-columns:2rem 1fr 13rem;gap:.8rem;padding:.75rem 0;
        border-bottom:1px solid var(--line)}
      .rank,.small{color:var(--soft)}
      .small{font-size:.85rem}
      .name{font-weight:600}
      .chip{display:inline-block;padding:0 .5rem;margin:.15rem .25rem 0 0;border:1px solid var(--line);
        border-radius:1rem;font-size:.8rem}
      .dot{display:inline-block;width:.75em;height:.75em;border-radius:50%;margin-right:.35em;
        border:1px solid var(--line);vertical-align:-.05em}
      .part{display:grid;grid-template-columns:4.2rem 1fr 2.6rem;gap:.5rem;align-items:center;
        font-size:.8rem;color:var(--soft)}
      .track{height:.45rem;background:var(--line);border-radius:.3rem;overflow:hidden}
      .track i{display:block;height:100%;background:var(--live)}
      .all{font-weight:600;color:inherit}
      @media(max-width:46rem){main{grid-template-columns:1fr}aside{position:static;max-width:15rem}
        li{grid-template-columns:2rem 1fr}.why{grid-column:2}}
      """;

  private final VisualAnswer answer;
  private final byte[] photo;

  FindPage(VisualAnswer answer, byte[] photo) {
    this.answer = answer;
    this.photo = photo;
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<h1>Products like this photo</h1><main><aside>")
        .append(Html.image("the photo", photo))
        .append("<p>");
    answer.colours().forEach(share -> html.append(colour(share)));
    html.append("</p>");
    answer.duplicates().forEach(same -> html.append(duplicate(same)));
    html.append(
        "<p class=\"small\">%d products ranked</p></aside><ol>".formatted(answer.candidates()));
    int rank = 1;
    for (VisualMatch match : answer.matches()) {
      html.append(item(rank++, match));
    }
    if (answer.matches().isEmpty()) {
      html.append("<li><span></span>Nothing passes the filters.</li>");
    }
    return Page.of("Walkout: find", STYLE, html.append("</ol></main>\n").toString());
  }

  private static String item(int rank, VisualMatch match) {
    ProductDocument product = match.product();
    StringBuilder html = new StringBuilder();
    html.append("<li><span class=\"rank\">%d</span><div>".formatted(rank))
        .append("<div class=\"name\">%s</div>".formatted(Html.escape(product.name())))
        .append("<div class=\"small\">%s".formatted(Html.escape(product.sku())))
        .append(" · %s".formatted(Html.escape(product.category())));
    if (!product.brand().isBlank()) {
      html.append(" · %s".formatted(Html.escape(product.brand())));
    }
    product.price().ifPresent(p -> html.append(" · " + Html.escape(FindReport.money(p))));
    html.append("</div><div>");
    product.colours().forEach(word -> html.append(chip(dot(word) + Html.escape(word))));
    product.tags().forEach(tag -> html.append(chip(Html.escape(tag))));
    html.append("</div></div><div class=\"why\">")
        .append(part("all", "score", match.score()))
        .append(part("", "looks", match.looks()))
        .append(part("tags", match.tags()))
        .append(part("colours", match.colours()));
    return html.append("</div></li>").toString();
  }

  private static String part(String name, OptionalDouble share) {
    return share.isPresent() ? part("", name, share.getAsDouble()) : "";
  }

  private static String part(String style, String name, double share) {
    return String.format(
        Locale.ROOT,
        "<div class=\"part %s\"><span>%s</span><span class=\"track\"><i style=\"width:%.0f%%\"></i>"
            + "</span><span>%.2f</span></div>",
        style,
        name,
        100 * share,
        share);
  }

  private static String duplicate(VisualAnswer.Duplicate same) {
    return "<p class=\"same\">Nearly this photo is enrolled as <b>%s</b> %s (%d of 64 bits differ)</p>"
        .formatted(
            Html.escape(same.product().sku()), Html.escape(same.product().name()), same.bits());
  }

  private static String colour(Share share) {
    String word = share.colour().word();
    return chip(dot(word) + "%s %.0f %%".formatted(word, 100 * share.share()));
  }

  private static String chip(String content) {
    return "<span class=\"chip\">" + content + "</span>";
  }

  private static String dot(String word) {
    return NamedColour.of(word)
        .map(
            colour -> "<span class=\"dot\" style=\"background:%s\"></span>".formatted(colour.css()))
        .orElse("");
  }
}
