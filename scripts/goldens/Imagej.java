import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.process.*;
import java.awt.Color;
import java.io.File;
import java.util.Locale;

/** ImageJ on the command line: `write FOLDER` makes TIFF files, `read FILE…` opens files. Both print one JSON list of
 * what ImageJ sees. Run by imagej.py and written_tiff.py: java -Djava.awt.headless=true -cp ij.jar Imagej.java … */
public class Imagej {
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    StringBuilder json = new StringBuilder("[");
    if (args[0].equals("write")) {
      for (ImagePlus imp : made()) {
        String path = new File(args[1], imp.getTitle() + ".tif").getPath();
        // As Fiji does unless told otherwise; a few files the other way.
        ij.Prefs.intelByteOrder = imp.getTitle().startsWith("frames") || imp.getTitle().startsWith("unit");
        FileSaver saver = new FileSaver(imp);
        boolean saved = imp.getStackSize() > 1 ? saver.saveAsTiffStack(path) : saver.saveAsTiff(path);
        if (!saved) throw new IllegalStateException(path);
        append(json, path);
      }
    } else {
      for (int i = 1; i < args.length; i++) append(json, args[i]);
    }
    System.out.println(json.append("]"));
  }

  static ImagePlus[] made() {
    ImagePlus hyper = hyperstack("hyperstack_16bit_composite", 2, 3, 2, 16);
    calibrate(hyper, "\u00B5m");
    CompositeImage composite = new CompositeImage(hyper, CompositeImage.COMPOSITE);
    composite.setTitle(hyper.getTitle());
    LUT magenta = LUT.createLutFromColor(Color.magenta), green = LUT.createLutFromColor(Color.green);
    magenta.min = 5; magenta.max = 2000; green.min = 0; green.max = 40000;
    composite.setLuts(new LUT[] {magenta, green});
    for (int i = 1; i <= composite.getStackSize(); i++) composite.getStack().setSliceLabel("plane " + i + " \u03B1", i);

    ImagePlus frames = hyperstack("frames_8bit", 1, 1, 4, 8);
    frames.getCalibration().frameInterval = 2.5;
    frames.getCalibration().setTimeUnit("sec");

    ImagePlus slices = hyperstack("slices_32bit", 1, 3, 1, 32);
    calibrate(slices, "nm");
    slices.setDisplayRange(-2, 77.5);

    ImagePlus single = hyperstack("single_8bit_lut", 1, 1, 1, 8);
    single.getProcessor().setLut(LUT.createLutFromColor(Color.orange));

    ImagePlus rgb = new ImagePlus("rgb", new ColorProcessor(9, 7, colours(9 * 7)));
    calibrate(rgb, "inch");

    ImageStack stack = new ImageStack(9, 7);
    for (int i = 0; i < 3; i++) stack.addSlice("s" + i, new ColorProcessor(9, 7, colours(9 * 7 + i)));
    ImagePlus rgbStack = new ImagePlus("rgb_stack", stack);

    ImagePlus signed = hyperstack("signed_16bit", 1, 1, 1, 16);
    signed.getCalibration().setSigned16BitCalibration();

    ImagePlus unknown = hyperstack("unit_furlong", 1, 2, 1, 16);
    calibrate(unknown, "furlong");
    return new ImagePlus[] {composite, frames, slices, single, rgb, rgbStack, signed, unknown};
  }

  static void calibrate(ImagePlus imp, String unit) {
    Calibration c = imp.getCalibration();
    c.setUnit(unit);
    c.pixelWidth = 0.25;
    c.pixelHeight = 0.5;
    c.pixelDepth = 1.5;
    if (imp.getNFrames() > 1) c.frameInterval = 0.2;
  }

  static ImagePlus hyperstack(String title, int channels, int slices, int frames, int bits) {
    ImagePlus imp = IJ.createHyperStack(title, 9, 7, channels, slices, frames, bits);
    for (int i = 1; i <= imp.getStackSize(); i++) {
      ImageProcessor ip = imp.getStack().getProcessor(i);
      for (int p = 0; p < ip.getPixelCount(); p++) ip.setf(p, bits == 32 ? i * 10 + p * 0.125f - 3 : (i * 19 + p * (bits == 8 ? 3 : 701)) % (1 << bits));
    }
    return imp;
  }

  static int[] colours(int seed) {
    int[] pixels = new int[63];
    for (int i = 0; i < pixels.length; i++) pixels[i] = ((i * 4) & 255) << 16 | ((seed * 7 + i) & 255) << 8 | ((255 - i) & 255);
    return pixels;
  }

  static void append(StringBuilder json, String path) {
    ImagePlus imp = new Opener().openImage(path);
    if (json.length() > 1) json.append(",\n");
    if (imp == null) {
      json.append("{\"file\":").append(quote(new File(path).getName())).append(",\"opened\":false}");
      return;
    }
    Calibration c = imp.getCalibration();
    json.append("{\"file\":").append(quote(new File(path).getName()));
    json.append(",\"type\":").append(quote(imp.getBitDepth() == 24 ? "RGB" : imp.getBitDepth() + "-bit"));
    json.append(",\"composite\":").append(imp.isComposite());
    json.append(String.format(",\"dimensions\":{\"width\":%d,\"height\":%d,\"channels\":%d,\"slices\":%d,\"frames\":%d}",
        imp.getWidth(), imp.getHeight(), imp.getNChannels(), imp.getNSlices(), imp.getNFrames()));
    json.append(",\"calibration\":{\"unit\":").append(quote(c.getUnit())).append(",\"x\":").append(c.pixelWidth).append(",\"y\":").append(c.pixelHeight)
        .append(",\"z\":").append(c.pixelDepth).append(",\"interval\":").append(c.frameInterval).append(",\"timeUnit\":").append(quote(c.getTimeUnit())).append("}");
    json.append(",\"planes\":[");
    for (int i = 1; i <= imp.getStackSize(); i++) {
      ImageProcessor ip = imp.getStack().getProcessor(i);
      // Raw values, not through the calibration function; RGB as the sum of its bytes.
      double sum = 0;
      int last = 0;
      for (int p = 0; p < ip.getPixelCount(); p++) {
        int v = ip.get(p);
        sum += imp.getBitDepth() == 24 ? (v >> 16 & 255) + (v >> 8 & 255) + (v & 255) : ip.getf(p);
        last = p;
      }
      String label = imp.getStack().getSliceLabel(i);
      json.append(i > 1 ? "," : "").append("{\"label\":").append(label == null ? "null" : quote(label)).append(",\"sum\":").append(sum)
          .append(",\"first\":").append(number(imp, ip, 0)).append(",\"last\":").append(number(imp, ip, last)).append("}");
    }
    json.append("],\"ranges\":[");
    for (int ch = 1; ch <= (imp.isComposite() ? imp.getNChannels() : 1); ch++) {
      double min = imp.getDisplayRangeMin(), max = imp.getDisplayRangeMax();
      if (imp.isComposite()) {
        LUT lut = ((CompositeImage) imp).getChannelLut(ch);
        min = lut.min;
        max = lut.max;
      }
      json.append(ch > 1 ? "," : "").append("[").append(min).append(",").append(max).append("]");
    }
    json.append("],\"lastColours\":[");
    if (imp.getBitDepth() != 24) {
      LUT[] luts = imp.getLuts();
      for (int l = 0; l < luts.length; l++) {
        json.append(l > 0 ? "," : "").append("[").append(luts[l].getRed(255)).append(",").append(luts[l].getGreen(255)).append(",").append(luts[l].getBlue(255)).append("]");
      }
    }
    json.append("]}");
  }

  static String number(ImagePlus imp, ImageProcessor ip, int p) {
    if (imp.getBitDepth() == 24) return String.format("[%d,%d,%d]", ip.get(p) >> 16 & 255, ip.get(p) >> 8 & 255, ip.get(p) & 255);
    float v = ip.getf(p);
    return Float.isFinite(v) ? Float.toString(v) : quote(Float.toString(v));
  }

  static String quote(String text) {
    if (text == null) return "null";
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 32 || c > 126) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
