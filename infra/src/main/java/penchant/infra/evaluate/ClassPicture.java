package penchant.infra.evaluate;

import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import penchant.domain.clustering.Cluster;
import penchant.domain.vector.Embedding;
import penchant.domain.vector.PrincipalPlane;

/**
 * People as points on the plane in which they differ most, in the colour of their class, and the
 * centroids among them.
 */
final class ClassPicture {

  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 900;

  private ClassPicture() {}

  /**
   * Draws it.
   *
   * @return the share of all that differs which the plane shows
   */
  static double write(Classes classes, Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    List<Embedding> everybody = new ArrayList<>();
    classes.byUser().keySet().forEach(user -> classes.centred(user).ifPresent(everybody::add));
    if (everybody.isEmpty()) {
      throw new IOException("nobody has a class, so there is nothing to draw");
    }
    PrincipalPlane plane = PrincipalPlane.of(everybody);
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(
                String.format(
                    Locale.ROOT,
                    "%,d people in %d classes; this plane shows %.0f %% of what tells them apart",
                    everybody.size(),
                    classes.model().clusters().size(),
                    100 * plane.shown()))
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setMarkerSize(6);
    for (Cluster cluster : classes.model().clusters()) {
      List<Embedding> members = new ArrayList<>();
      for (Map.Entry<String, Long> entry : classes.byUser().entrySet()) {
        if (entry.getValue() == cluster.id()) {
          classes.centred(entry.getKey()).ifPresent(members::add);
        }
      }
      if (!members.isEmpty()) {
        String name = cluster.id() + " " + cluster.label() + " (" + members.size() + ")";
        add(chart, name, plane, members).setMarker(SeriesMarkers.CIRCLE);
      }
    }
    List<Embedding> centroids = classes.model().clusters().stream().map(Cluster::centroid).toList();
    add(chart, "centroids", plane, centroids)
        .setMarker(SeriesMarkers.DIAMOND)
        .setMarkerColor(Color.BLACK);
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      BitmapEncoder.saveBitmap(chart, stream, BitmapEncoder.BitmapFormat.PNG);
    }
    return plane.shown();
  }

  private static XYSeries add(
      XYChart chart, String name, PrincipalPlane plane, List<Embedding> vectors) {
    List<PrincipalPlane.Place> places = vectors.stream().map(plane::place).toList();
    return chart.addSeries(
        name,
        places.stream().map(PrincipalPlane.Place::x).toList(),
        places.stream().map(PrincipalPlane.Place::y).toList());
  }
}
