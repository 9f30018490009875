import ij.CompositeImage;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.Macro;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.HistogramWindow;
import ij.gui.ImageWindow;
import ij.gui.Line;
import ij.gui.MessageDialog;
import ij.gui.MultiLineLabel;
import ij.gui.Overlay;
import ij.gui.PlotWindow;
import ij.gui.Roi;
import ij.gui.SaveChangesDialog;
import ij.gui.TextRoi;
import ij.gui.WaitForUserDialog;
import ij.gui.YesNoCancelDialog;
import ij.macro.Interpreter;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import ij.process.ColorProcessor;
import ij.process.FloatPolygon;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.text.TextPanel;
import ij.text.TextWindow;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.FileDialog;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Label;
import java.awt.Rectangle;
import java.awt.TextComponent;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.swing.AbstractButton;
import javax.swing.JEditorPane;
import javax.swing.JLabel;

/**
 * Runs ImageJ macros in a real ImageJ with windows and prints what is left of each afterwards, as one line of JSON.
 *
 * Standard input: one line per case, tab-separated: macro file, seconds, answer ("no", "yes", "cancel"), argument
 * (backslash escapes \t \n \\), table file or nothing, "pixels" or "hashes" or "inputs" (pixels, and the images as they
 * are before the macro), then image files in the order in which they are opened. Standard output: for each line the recorded JSON.
 * Every case has its own class loader, so its own statics, and an empty home folder, so the preferences of a new user.
 * Exit status 3: a macro could not be stopped; cases after it have not run.
 */
public class MacroOracle {
    public static void main(String[] args) throws Exception {
        if (GraphicsEnvironment.isHeadless()) throw new IllegalStateException("a display is needed");
        URL[] path = {new File(args[0]).toURI().toURL(), new File(args[1]).toURI().toURL()};
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
        System.setOut(System.err);
        Path work = Files.createTempDirectory("macro-oracle");
        java.io.BufferedReader lines = new java.io.BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
        int count = 0;
        boolean alive = true;
        for (String line; alive && (line = lines.readLine()) != null; ) {
            Path home = Files.createDirectory(work.resolve("home" + count++));
            System.setProperty("user.home", home.toString());
            System.setProperty("user.dir", home.toString());
            URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            var constructor = loader.loadClass("MacroCase").getDeclaredConstructor();
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked")
            Function<String[], String[]> run = (Function<String[], String[]>) constructor.newInstance();
            String[] answer = run.apply(line.split("\t", -1));
            out.println(answer[0]);
            alive = answer[1].equals("ended");
            if (alive) loader.close();
        }
        try (Stream<Path> files = Files.walk(work)) {
            files.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
        out.flush();
        Runtime.getRuntime().halt(alive ? 0 : 3);
    }
}

/** One macro; loaded afresh, together with ImageJ, for each. */
class MacroCase implements Function<String[], String[]> {
    private final List<Object> dialogs = new ArrayList<>();
    private final Map<Window, Boolean> answered = new IdentityHashMap<>();
    private String answer = "no";
    private volatile boolean watching = true;
    private volatile Thread macro;
    private boolean withPixels;
    private boolean withLuts;

    @Override
    public String[] apply(String[] row) {
        for (int i = 0; i < row.length; i++) row[i] = unescape(row[i]);
        answer = row[2];
        withPixels = !row[5].equals("hashes");
        Thread poller = new Thread(this::poll, "dialogs");
        poller.setDaemon(true);
        poller.start();
        boolean ended = true;
        Object seen;
        try {
            Map<String, Object> result = new LinkedHashMap<>();
            ended = run(row, result);
            seen = result;
        } catch (Throwable e) {
            seen = Map.of("oracleFailed", trace(e));
        }
        watching = false;
        cleanUp();
        StringBuilder json = new StringBuilder();
        Json.write(json, seen);
        return new String[] {json.toString(), ended ? "ended" : "hangs"};
    }

    private boolean run(String[] row, Map<String, Object> result) throws Exception {
        // ImageJ renames the threads that its commands run in; this one lives on from case to case.
        EventQueue.invokeAndWait(() -> Thread.currentThread().setName("AWT-EventQueue-0"));
        ImageJ ij = new ImageJ();
        ij.exitWhenQuitting(false);
        settle();
        for (int i = 6; i < row.length; i++) {
            ImagePlus image = IJ.openImage(row[i]);
            if (image == null) throw new IllegalArgumentException("not opened: " + row[i]);
            image.show();
            settle();
            if (image.getWindow() != null) WindowManager.setCurrentWindow(image.getWindow());
        }
        if (!row[4].isEmpty()) {
            ResultsTable table = ResultsTable.open(row[4]);
            table.show("Results");
            settle();
        }
        if (row[5].equals("inputs")) {
            withLuts = true;
            List<Object> inputs = new ArrayList<>();
            int[] ids = WindowManager.getIDList();
            if (ids != null) for (int id : ids) inputs.add(image(WindowManager.getImage(id), WindowManager.getCurrentImage()));
            withLuts = false;
            result.put("inputImages", inputs);
        }
        String source = Files.readString(Path.of(row[0]), StandardCharsets.UTF_8);
        Interpreter interpreter = new Interpreter();
        setField(interpreter, "argument", row[3]);
        Throwable[] thrown = new Throwable[1];
        boolean[] aborted = new boolean[1];
        macro = new Thread(() -> {
            try {
                interpreter.run(source);
            } catch (Throwable e) {
                aborted[0] = true;
                int line = lineOf(interpreter);
                // Else it waits two seconds for itself to end.
                setField(interpreter, "instance", null);
                interpreter.abortMacro();
                ImagePlus image = WindowManager.getCurrentImage();
                if (image != null) image.unlock();
                if (e instanceof RuntimeException && Macro.MACRO_CANCELED.equals(e.getMessage())) {
                    setField(interpreter, "wasError", true);
                    result.put("abortLine", line);
                } else {
                    result.put("abortLine", line);
                    thrown[0] = e;
                    IJ.handleException(e);
                }
            } finally {
                WindowManager.setTempCurrentImage(null);
            }
        }, "Macro$");
        long start = System.nanoTime();
        macro.start();
        macro.join((long) (Double.parseDouble(row[1]) * 1000));
        boolean timeout = macro.isAlive();
        boolean ended = true;
        if (timeout) {
            setField(interpreter, "ignoreErrors", true);
            setField(interpreter, "done", true);
            macro.join(1000);
            if (macro.isAlive()) macro.stop();
            macro.join(1000);
            ended = !macro.isAlive();
        }
        result.put("milliseconds", (System.nanoTime() - start) / 1000000);
        settle();
        result.put("timeout", timeout);
        record(result);
        result.put("returned", getField(interpreter, "returnValue"));
        result.put("dialogs", dialogs);
        result.put("error", error(interpreter, aborted[0], thrown[0], result.remove("abortLine")));
        return ended;
    }

    // ------------------------------------------------------------------------------------------------ what is left

    private void record(Map<String, Object> result) throws Exception {
        List<Object> images = new ArrayList<>();
        int[] ids = WindowManager.getIDList();
        ImagePlus current = WindowManager.getCurrentImage();
        if (ids != null) for (int id : ids) images.add(image(WindowManager.getImage(id), current));
        result.put("images", images);
        List<Object> tables = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        boolean results = false;
        Frame[] frames = WindowManager.getNonImageWindows();
        if (frames != null) for (Frame frame : frames) {
            if (frame instanceof TextWindow) {
                TextPanel panel = ((TextWindow) frame).getTextPanel();
                ResultsTable table = panel.getResultsTable();
                if (table != null) {
                    tables.add(table(frame.getTitle(), table, panel.getText()));
                    if (table == ResultsTable.getResultsTable()) results = true;
                } else if (!frame.getTitle().equals("Log")) {
                    boolean exception = frame.getTitle().equals("Exception");
                    texts.add(map("title", frame.getTitle(), "text", exception ? firstFrames(panel.getText()) : panel.getText()));
                }
            } else if (!(frame instanceof ImageJ)) {
                others.add(map("title", frame.getTitle(), "class", frame.getClass().getSimpleName()));
            }
        }
        ResultsTable system = ResultsTable.getResultsTable();
        if (!results && system != null && system.size() > 0) tables.add(table("Results", system, null));
        result.put("tables", tables);
        result.put("texts", texts);
        result.put("windows", others);
        String log = IJ.getLog();
        if (log != null && log.endsWith("\n")) log = log.substring(0, log.length() - 1);
        result.put("log", log == null ? new ArrayList<>() : Arrays.asList(log.split("\n", -1)));
        RoiManager manager = RoiManager.getInstance2();
        List<Object> rois = new ArrayList<>();
        if (manager != null) for (Roi roi : manager.getRoisAsArray()) rois.add(roi(roi));
        result.put("roiManager", manager == null ? null : rois);
    }

    /** An exception without the line about memory and without the depth of the stack. */
    private static String firstFrames(String text) {
        List<String> lines = Arrays.asList(text.split("\n"));
        return String.join("\n", lines.subList(Math.min(1, lines.size()), Math.min(3, lines.size())));
    }

    private Map<String, Object> table(String title, ResultsTable table, String panel) throws Exception {
        Path folder = Files.createTempDirectory("table");
        Path csv = folder.resolve("t.csv");
        Path tab = folder.resolve("t.txt");
        table.saveAs(csv.toString());
        table.saveAs(tab.toString());
        Map<String, Object> seen = map("title", title, "shown", panel != null, "rows", table.size(), "csv", Files.readString(csv), "text", Files.readString(tab));
        seen.put("panel", panel);
        Files.delete(csv);
        Files.delete(tab);
        Files.delete(folder);
        return seen;
    }

    private Map<String, Object> image(ImagePlus imp, ImagePlus current) throws Exception {
        Map<String, Object> m = map("title", imp.getTitle(), "id", imp.getID());
        ImageProcessor ip = imp.getProcessor();
        ImageWindow window = imp.getWindow();
        m.put("type", imp.getType() == ImagePlus.COLOR_RGB ? "RGB" : imp.getBitDepth() + "-bit");
        m.put("window", window instanceof PlotWindow ? "plot" : window instanceof HistogramWindow ? "histogram" : "image");
        m.put("width", imp.getWidth());
        m.put("height", imp.getHeight());
        m.put("channels", imp.getNChannels());
        m.put("slices", imp.getNSlices());
        m.put("frames", imp.getNFrames());
        m.put("position", List.of(imp.getC(), imp.getZ(), imp.getT()));
        m.put("currentSlice", imp.getCurrentSlice());
        m.put("mode", imp.isComposite() ? List.of("", "composite", "color", "grayscale").get(((CompositeImage) imp).getMode()) : "none");
        m.put("hyperstack", imp.isHyperStack());
        boolean rgb = ip instanceof ColorProcessor;
        m.put("min", imp.getDisplayRangeMin());
        m.put("max", imp.getDisplayRangeMax());
        List<Object> luts = new ArrayList<>();
        List<Object> ranges = null;
        if (imp.isComposite()) {
            ranges = new ArrayList<>();
            for (LUT lut : ((CompositeImage) imp).getLuts()) {
                luts.add(sha1(lutBytes(lut)));
                ranges.add(List.of(lut.min, lut.max));
            }
        } else if (!rgb) {
            luts.add(sha1(lutBytes(ip.getLut())));
        }
        m.put("ranges", ranges);
        m.put("luts", rgb ? null : luts);
        if (withLuts && !rgb) {
            List<Object> raw = new ArrayList<>();
            if (imp.isComposite()) for (LUT lut : ((CompositeImage) imp).getLuts()) raw.add(packed(lutBytes(lut)));
            else raw.add(packed(lutBytes(ip.getLut())));
            m.put("lutBytes", raw);
        }
        m.put("inverting", imp.isInvertedLut());
        boolean threshold = ip.getMinThreshold() != ImageProcessor.NO_THRESHOLD;
        m.put("threshold", threshold ? List.of(ip.getMinThreshold(), ip.getMaxThreshold()) : null);
        m.put("calibration", calibration(imp.getCalibration()));
        m.put("roi", roi(imp.getRoi()));
        Overlay overlay = imp.getOverlay();
        List<Object> items = new ArrayList<>();
        if (overlay != null) for (Roi roi : overlay.toArray()) items.add(roi(roi));
        m.put("overlay", items);
        ImageStack stack = imp.getStack();
        List<Object> labels = new ArrayList<>();
        boolean labelled = false;
        for (int i = 1; i <= stack.size(); i++) {
            labels.add(stack.getSliceLabel(i));
            if (stack.getSliceLabel(i) != null) labelled = true;
        }
        m.put("labels", labelled ? labels : null);
        m.put("info", imp.getInfoProperty());
        m.put("current", imp == current);
        List<Object> hashes = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long n = 0;
        for (int i = 1; i <= stack.size(); i++) {
            // The processor of the current slice may have been changed without the stack knowing; it is what is shown.
            Object pixels = stack.size() == 1 ? ip.getPixels() : stack.getPixels(i);
            byte[] bytes = bytes(pixels);
            hashes.add(sha1(bytes));
            all.write(bytes);
            if (!rgb) for (int k = 0; k < java.lang.reflect.Array.getLength(pixels); k++) {
                double v = pixels instanceof byte[] ? ((byte[]) pixels)[k] & 255 : pixels instanceof short[] ? ((short[]) pixels)[k] & 65535 : ((float[]) pixels)[k];
                if (v < low) low = v;
                if (v > high) high = v;
                sum += v;
                n++;
            }
        }
        if (!rgb) m.put("summary", List.of(low, high, sum / n));
        m.put("sha1", hashes);
        if (withPixels && !m.get("window").equals("plot") && !m.get("window").equals("histogram")) m.put("pixels", packed(all.toByteArray()));
        return m;
    }

    /** 256 reds, greens and blues, zeros where the table is shorter. */
    private static byte[] lutBytes(LUT lut) {
        byte[] all = new byte[768];
        byte[] part = new byte[256];
        lut.getReds(part);
        System.arraycopy(part, 0, all, 0, 256);
        lut.getGreens(part);
        System.arraycopy(part, 0, all, 256, 256);
        lut.getBlues(part);
        System.arraycopy(part, 0, all, 512, 256);
        return all;
    }

    private static Map<String, Object> calibration(Calibration c) {
        Map<String, Object> m = map("pixelWidth", c.pixelWidth, "pixelHeight", c.pixelHeight, "pixelDepth", c.pixelDepth, "unit", c.getUnit());
        m.put("origin", List.of(c.xOrigin, c.yOrigin, c.zOrigin));
        m.put("frameInterval", c.frameInterval);
        m.put("timeUnit", c.getTimeUnit());
        Map<String, Object> f = null;
        if (c.calibrated()) {
            f = map("function", c.getFunction(), "valueUnit", c.getValueUnit());
            f.put("coefficients", c.getCoefficients());
        }
        m.put("function", f);
        return m;
    }

    private static Map<String, Object> roi(Roi roi) throws Exception {
        if (roi == null) return null;
        Rectangle b = roi.getBounds();
        Rectangle2D.Double f = roi.getFloatBounds();
        Map<String, Object> m = map("type", roi.getTypeAsString(), "name", roi.getName(), "bounds", List.of(b.x, b.y, b.width, b.height));
        m.put("floatBounds", List.of(f.x, f.y, f.width, f.height));
        m.put("position", roi.hasHyperStackPosition() ? List.of(roi.getCPosition(), roi.getZPosition(), roi.getTPosition()) : roi.getPosition());
        if (roi instanceof TextRoi) m.put("text", ((TextRoi) roi).getText());
        if (roi instanceof Line) {
            Line line = (Line) roi;
            m.put("points", List.of(List.of(line.x1d, line.x2d), List.of(line.y1d, line.y2d)));
        } else if (roi.getType() != Roi.RECTANGLE && roi.getType() != Roi.OVAL) {
            FloatPolygon p = roi.getFloatPolygon();
            if (p != null) m.put("points", List.of(Arrays.copyOf(p.xpoints, p.npoints), Arrays.copyOf(p.ypoints, p.npoints)));
        }
        m.put("strokeWidth", roi.getStrokeWidth());
        m.put("strokeColor", roi.getStrokeColor() == null ? null : hex(roi.getStrokeColor()));
        m.put("fillColor", roi.getFillColor() == null ? null : hex(roi.getFillColor()));
        m.put("group", roi.getGroup());
        if (roi.isArea() && b.width > 0 && b.height > 0) {
            ImageProcessor mask = roi.getMask();
            if (mask == null) {
                m.put("area", b.width * b.height);
                m.put("mask", null);
            } else {
                byte[] pixels = (byte[]) mask.getPixels();
                int area = 0;
                for (int i = 0; i < pixels.length; i++) if (pixels[i] != 0) {
                    pixels[i] = -1;
                    area++;
                }
                m.put("area", area);
                m.put("mask", mask.getWidth() + "x" + mask.getHeight() + " " + sha1(pixels));
            }
        }
        return m;
    }

    private static String hex(java.awt.Color c) {
        return String.format("#%08x", c.getRGB());
    }

    private Map<String, Object> error(Interpreter interpreter, boolean aborted, Throwable thrown, Object line) {
        // Some commands swallow the exception that stops the macro; it ends all the same.
        if (!aborted && !(Boolean) getField(interpreter, "wasError")) return null;
        Map<String, Object> m = null;
        // A macro called by eval or runMacro shows errors of its own.
        String message = (String) getField(interpreter, "errorMessage");
        if (message != null) for (Object entry : dialogs) {
            Map<?, ?> dialog = (Map<?, ?>) entry;
            java.util.regex.Matcher found = java.util.regex.Pattern.compile("(?s)(.*) in line (\\d+)\\s*\\n(.*)").matcher((String) dialog.get("text"));
            if ((!dialog.get("title").equals("Macro Error") && !dialog.get("title").equals("No Image")) || !found.matches() || !found.group(1).equals(message)) continue;
            List<Object> calls = new ArrayList<>();
            String rest = found.group(3);
            java.util.regex.Matcher call = java.util.regex.Pattern.compile("\\(called from line (\\d+)\\)\\s*\\n").matcher(rest);
            int end = 0;
            while (call.find()) {
                calls.add(Integer.parseInt(call.group(1)));
                end = call.end();
            }
            m = map("message", found.group(1), "line", Integer.parseInt(found.group(2)), "statement", rest.substring(end).trim());
            m.put("calledFrom", calls);
            m.put("kind", "macro");
        }
        // exit() without a message, and errors after the end that nobody sees.
        if (m == null && (!aborted || thrown == null && dialogs.isEmpty())) return null;
        if (m == null) {
            Map<?, ?> last = dialogs.isEmpty() ? null : (Map<?, ?>) dialogs.get(dialogs.size() - 1);
            m = map("message", thrown != null ? thrown.toString() : last == null ? "Macro canceled" : (String) last.get("text"), "line", line, "statement", null);
            m.put("kind", thrown != null ? "exception" : "aborted");
        }
        return m;
    }

    // --------------------------------------------------------------------------------------------------- dialogs

    private void poll() {
        boolean waited = false;
        int next = 0;
        while (watching) {
            for (Window window : Window.getWindows()) {
                if (window instanceof Dialog && window.isShowing() && !answered.containsKey(window) && isWaitedFor((Dialog) window)) dismiss((Dialog) window);
            }
            boolean waits = isSelecting();
            if (waits && waited) next = activate(next);
            waited = waits;
            try {
                Thread.sleep(15);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A modal dialog closed before its thread has begun to wait for it would be waited for without end. */
    private static boolean isWaitedFor(Dialog dialog) {
        if (!dialog.isModal()) return true;
        for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
            if (thread.getKey().getState() != Thread.State.WAITING && thread.getKey().getState() != Thread.State.TIMED_WAITING) continue;
            for (StackTraceElement frame : thread.getValue()) {
                if (frame.getClassName().equals("java.awt.WaitDispatchSupport") && frame.getMethodName().equals("enter")) return true;
            }
        }
        return false;
    }

    private boolean isSelecting() {
        Thread thread = macro;
        if (thread == null) return false;
        boolean window = false;
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (!frame.getClassName().equals("ij.IJ")) continue;
            if (frame.getMethodName().equals("selectWindow")) window = true;
        }
        return window;
    }

    /**
     * Does at once what IJ.selectWindow does after waiting a second for a window manager, which there is none of: an image
     * window that was asked for becomes the current one; of other windows each in turn, until it is the one waited for.
     */
    private static int activate(int next) {
        Window active = WindowManager.getActiveWindow();
        if (active instanceof ImageWindow && active != WindowManager.getCurrentWindow()) {
            WindowManager.setCurrentWindow((ImageWindow) active);
            return next;
        }
        Frame[] frames = WindowManager.getNonImageWindows();
        if (frames != null && frames.length > 0) WindowManager.setWindow((Window) frames[next % frames.length]);
        return next + 1;
    }

    /** Notes what a dialog says and answers it: messages OK, questions as asked for, forms Cancel unless "yes". */
    private void dismiss(Dialog dialog) {
        answered.put(dialog, true);
        List<String> text = new ArrayList<>();
        List<Object> fields = new ArrayList<>();
        collect(dialog, text, fields);
        Map<String, Object> entry = map("title", dialog.getTitle(), "text", String.join("\n", text), "class", dialog.getClass().getSimpleName());
        if (!fields.isEmpty()) entry.put("fields", fields);
        Button press = null;
        if (dialog instanceof YesNoCancelDialog) press = (Button) getField(dialog, answer.equals("yes") ? "yesB" : answer.equals("cancel") ? "cancelB" : "noB");
        else if (dialog instanceof SaveChangesDialog) press = (Button) getField(dialog, "dontSave");
        else if (dialog instanceof WaitForUserDialog) press = (Button) getField(dialog, "button");
        else if (dialog instanceof MessageDialog) press = (Button) getField(dialog, "button");
        else if (dialog instanceof GenericDialog) {
            Button[] buttons = ((GenericDialog) dialog).getButtons();
            boolean cancel = buttons[1] != null && buttons[1].getParent() != null;
            press = cancel && !answer.equals("yes") ? buttons[1] : buttons[0];
        }
        entry.put("answer", press == null ? "closed" : press.getLabel().trim());
        dialogs.add(entry);
        Button button = press;
        EventQueue.invokeLater(() -> {
            if (button == null) {
                if (dialog instanceof FileDialog) ((FileDialog) dialog).setFile(null);
                dialog.dispose();
                return;
            }
            ActionEvent event = new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getActionCommand());
            for (ActionListener listener : button.getActionListeners()) listener.actionPerformed(event);
        });
    }

    private static void collect(Container in, List<String> text, List<Object> fields) {
        for (Component c : in.getComponents()) {
            if (c instanceof Label) text.add(((Label) c).getText());
            else if (c instanceof JLabel) text.add(((JLabel) c).getText());
            else if (c instanceof MultiLineLabel) text.add(String.join("\n", (String[]) getField(c, "lines")));
            else if (c instanceof JEditorPane) text.add(((JEditorPane) c).getText());
            else if (c instanceof TextComponent) fields.add(((TextComponent) c).getText());
            else if (c instanceof Choice) fields.add(((Choice) c).getSelectedItem());
            else if (c instanceof Checkbox) fields.add(((Checkbox) c).getLabel() + "=" + ((Checkbox) c).getState());
            else if (c instanceof AbstractButton) continue;
            else if (c instanceof Container) collect((Container) c, text, fields);
        }
    }

    // ----------------------------------------------------------------------------------------------------- helpers

    /** Lets pending window events happen, and commands that run in threads of their own end. */
    private static void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            EventQueue.invokeAndWait(() -> {});
            Toolkit.getDefaultToolkit().sync();
        }
        long start = System.currentTimeMillis();
        while (System.currentTimeMillis() - start < 5000) {
            boolean running = false;
            for (Thread t : Thread.getAllStackTraces().keySet()) if (t.getName().startsWith("Run$_") && !t.getName().contains("EventQueue") && t.isAlive()) running = true;
            if (!running) break;
            Thread.sleep(10);
        }
        EventQueue.invokeAndWait(() -> {});
    }

    private static void cleanUp() {
        try {
            EventQueue.invokeAndWait(() -> {
                for (Window window : Window.getWindows()) {
                    for (java.awt.event.WindowListener l : window.getWindowListeners()) window.removeWindowListener(l);
                    window.dispose();
                }
            });
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private static int lineOf(Interpreter interpreter) {
        try {
            return interpreter.getLineNumber();
        } catch (RuntimeException e) {
            return -1;
        }
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> m = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) m.put((String) pairs[i], pairs[i + 1]);
        return m;
    }

    private static Object getField(Object of, String name) {
        try {
            Field f = field(of.getClass(), name);
            return f.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void setField(Object of, String name, Object value) {
        try {
            field(of.getClass(), name).set(of, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> c, String name) throws NoSuchFieldException {
        for (Class<?> k = c; k != null; k = k.getSuperclass()) {
            try {
                Field f = k.getDeclaredField(name);
                f.setAccessible(true);
                return f;
            } catch (NoSuchFieldException e) {
                continue;
            }
        }
        throw new NoSuchFieldException(c + "." + name);
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String unescape(String s) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < s.length()) {
                char d = s.charAt(++i);
                out.append(d == 't' ? '\t' : d == 'n' ? '\n' : d);
            } else out.append(c);
        }
        return out.toString();
    }

    private static byte[] bytes(Object pixels) {
        if (pixels instanceof byte[]) return (byte[]) pixels;
        int n = java.lang.reflect.Array.getLength(pixels);
        boolean rgb = pixels instanceof int[];
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(n * (pixels instanceof short[] ? 2 : rgb ? 3 : 4)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        if (pixels instanceof short[]) out.asShortBuffer().put((short[]) pixels);
        else if (pixels instanceof float[]) out.asFloatBuffer().put((float[]) pixels);
        else for (int v : (int[]) pixels) out.put((byte) (v >> 16)).put((byte) (v >> 8)).put((byte) v);
        return out.array();
    }

    private static String sha1(byte[] bytes) throws Exception {
        StringBuilder hex = new StringBuilder();
        for (byte b : MessageDigest.getInstance("SHA-1").digest(bytes)) hex.append(String.format("%02x", b));
        return hex.toString();
    }

    private static String packed(byte[] bytes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9))) {
            deflate.write(bytes);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}

/** JSON, with NaN and the infinities as strings and whole numbers without a point. */
class Json {
    static void write(StringBuilder out, Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) out.append(value);
        else if (value instanceof Number) number(out, (Number) value);
        else if (value instanceof Map) {
            String separator = "{";
            for (Map.Entry<?, ?> e : ((Map<?, ?>) value).entrySet()) {
                out.append(separator);
                text(out, (String) e.getKey());
                out.append(':');
                write(out, e.getValue());
                separator = ",";
            }
            out.append(separator.equals("{") ? "{}" : "}");
        } else if (value instanceof Iterable) {
            out.append('[');
            String separator = "";
            for (Object o : (Iterable<?>) value) {
                out.append(separator);
                write(out, o);
                separator = ",";
            }
            out.append(']');
        } else if (value.getClass().isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) list.add(java.lang.reflect.Array.get(value, i));
            write(out, list);
        } else text(out, value.toString());
    }

    private static void number(StringBuilder out, Number value) {
        double d = value.doubleValue();
        if (Double.isNaN(d) || Double.isInfinite(d)) text(out, Double.toString(d));
        else if (d == Math.rint(d) && Math.abs(d) < 1e15) out.append((long) d);
        else out.append(Double.toString(d));
    }

    private static void text(StringBuilder out, String s) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c == '\n') out.append("\\n");
            else if (c < 32 || c > 126) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        out.append('"');
    }
}
