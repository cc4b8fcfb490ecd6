package dev.walkout.shop.photos;

import dev.walkout.shop.page.Html;
import dev.walkout.shop.page.Page;
import dev.walkout.vision.picture.BadPicture;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.PhotoCheck.Finding;
import dev.walkout.vision.picture.PhotoCheck.Findings;
import dev.walkout.vision.picture.PhotoCheck.Kind;
import java.util.List;
import java.util.Locale;

/** What a check of photos found, the suspicious ones side by side, as one HTML file. */
public final class PhotoPage {

  /** Of each kind: a page with thousands of pictures is looked at by nobody. */
  private static final int MOST_OF_A_KIND = 200;

  private static final int THUMBNAIL = 160;
  private static final float QUALITY = 0.8f;
  private static final String STYLE =
      """
      main{display:grid;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));gap:1rem}
      .pair{border:1px solid var(--line);border-radius:.4rem;padding:.7rem;font-size:.8rem}
      .pair div{display:grid;grid-template-columns:1fr 1fr;gap:.6rem}
      img{width:100%;height:10rem;object-fit:contain}
      figcaption,p{color:var(--soft);overflow-wrap:anywhere;margin:.2rem 0}
      """;

  private final Findings findings;

  public PhotoPage(Findings findings) {
    this.findings = findings;
  }

  /** The page; pictures are read and made small again. */
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append("<h1>Photos that deserve a look</h1><p>")
        .append("%d photos of %d products</p>\n".formatted(findings.photos(), findings.products()));
    for (Kind kind : Kind.values()) {
      List<Finding> found = findings.of(kind);
      if (!found.isEmpty()) {
        html.append(
            "<h2>%s: %d%s</h2><main>%n"
                .formatted(kind.text(), found.size(), kind.isNote() ? " (a note)" : ""));
        found.stream().limit(MOST_OF_A_KIND).forEach(one -> html.append(finding(one)));
        html.append("</main>\n");
      }
    }
    return Page.of("Walkout: photos", STYLE, html.toString());
  }

  private static String finding(Finding finding) {
    StringBuilder html = new StringBuilder("<section class=\"pair\"><div>");
    finding.photos().forEach(photo -> html.append(figure(photo)));
    return html.append("</div><p>")
        .append(Html.escape(finding.detail()))
        .append("</p></section>\n")
        .toString();
  }

  private static String figure(LabelledPhoto photo) {
    String use = photo.use().name().toLowerCase(Locale.ROOT);
    return "<figure>%s<figcaption>%s (%s)<br>%s</figcaption></figure>"
        .formatted(
            picture(photo),
            Html.escape(photo.product()),
            use,
            Html.escape(photo.file().toString()));
  }

  private static String picture(LabelledPhoto photo) {
    try {
      byte[] jpeg = Jpeg.encode(Letterbox.within(Jpeg.read(photo.file()), THUMBNAIL), QUALITY);
      return Html.image("", jpeg);
    } catch (BadPicture e) {
      return "";
    }
  }
}
