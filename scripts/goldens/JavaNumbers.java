import ij.IJ;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.MessageDigest;
import java.text.*;
import java.time.LocalDate;
import java.util.*;

/** How Java and ImageJ write and read numbers: test/goldens/java-numbers.
 *
 *  java -cp .cache/imagej/ij-1.54p.jar scripts/goldens/JavaNumbers.java
 */
public class JavaNumbers {
	static final Path FOLDER = Path.of("test/goldens/java-numbers");
	static final String SCRIPT = "scripts/goldens/JavaNumbers.java";

	public static void main(String[] args) throws Exception {
		Files.createDirectories(FOLDER);
		DecimalFormatSymbols us = new DecimalFormatSymbols(Locale.US);
		DecimalFormat three = new DecimalFormat("0.000", us), scientific = new DecimalFormat("0.0000E0", us);
		StringBuilder rows = new StringBuilder("[\n");
		for (double x : values()) {
			String bits = String.format("%016x", Double.doubleToRawLongBits(x));
			rows.append(String.format("[\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",\"%s\"],\n", bits, "" + x, three.format(x),
				scientific.format(x), IJ.d2s(x, 4, 9), IJ.d2s(x, 9)));
		}
		write("values.json", rows.substring(0, rows.length() - 2) + "\n]\n");
		String[] texts = {"1", " 2 ", "1.5", ".5", "5.", "+3", "-4", "1e3", "1E-3", "1e+3", "1d", "2f", "3.5D", "NaN", "-NaN", "Infinity",
			"-Infinity", "+Infinity", "", " ", "abc", "1 2", "0x10", "0x1p3", "0x.8p1", "0x1.8P-2", "1e", "e5", "1_000", "1,5", "--1", "1e400",
			"1e-400", "\t7\n", "nan", "inf", "00012", "0x", "1L", "1.2.3", "\u00a01"};
		StringBuilder parsed = new StringBuilder("[\n");
		for (String text : texts) {
			String value;
			try { value = "\"" + String.format("%016x", Double.doubleToRawLongBits(Double.parseDouble(text))) + "\""; }
			catch (NumberFormatException e) { value = "null"; }
			String escaped = text.replace("\t", "\\t").replace("\n", "\\n").replace("\u00a0", "\\u00a0");
			parsed.append("[\"" + escaped + "\"," + value + "],\n");
		}
		write("parsed.json", parsed.substring(0, parsed.length() - 2) + "\n]\n");
		String manifest = "{\n  \"script\": \"" + SCRIPT + "\",\n  \"script_sha256\": \"" + sha(Path.of(SCRIPT)) + "\",\n"
			+ "  \"command\": \"java -cp ij-1.54p.jar " + SCRIPT + "\",\n  \"tools\": { \"java\": \"" + System.getProperty("java.version")
			+ "\", \"net.imagej:ij\": \"1.54p\" },\n  \"date\": \"" + LocalDate.now() + "\",\n  \"files\": {\n    \"parsed.json\": { \"sha256\": \""
			+ sha(FOLDER.resolve("parsed.json")) + "\" },\n    \"values.json\": { \"sha256\": \"" + sha(FOLDER.resolve("values.json")) + "\" }\n  }\n}\n";
		write("MANIFEST.json", manifest);
	}

	static List<Double> values() {
		List<Double> list = new ArrayList<>(List.of(0.0, -0.0, 1.0, 0.1, 0.5, 2.5, 3.5, 0.0625, 0.00005, 1e-5, 1e7, 1e21, 1e22, 1e23, 2e23,
			Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL, 4.9e-322, Math.pow(2, -44), 9007199254740993.0, 1.0e16, 123456789.123,
			(double) Float.MAX_VALUE, (double) Float.MIN_VALUE, 2.2250738585072014E-308, 99999.99995, 99999.99996, 0.99995, 1.00005));
		Random random = new Random(20260101);
		for (int i = 0; i < 300; i++) {
			double bits = Double.longBitsToDouble(random.nextLong());
			if (!Double.isNaN(bits) && !Double.isInfinite(bits)) list.add(bits);
			list.add(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
			list.add((double) (random.nextLong() >> random.nextInt(63)));
			list.add((random.nextInt(200001) - 100000) / 16.0);
		}
		return list;
	}

	static void write(String name, String text) throws Exception {
		Files.write(FOLDER.resolve(name), text.getBytes(StandardCharsets.UTF_8));
	}

	static String sha(Path path) throws Exception {
		StringBuilder hex = new StringBuilder();
		for (byte b : MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path))) hex.append(String.format("%02x", b));
		return hex.toString();
	}
}
