import com.sun.management.OperatingSystemMXBean;
import ij.IJ;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs macros in real ImageJ, several times in one virtual machine, and prints the milliseconds that each returns.
 *  Arguments: number of runs, macro files. Two lines per run: file name, "setup" (the part before `start = getTime();`) or "whole",
 *  what the macro returned, milliseconds of processor time of all threads; between tabs. */
public class MacroBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public static void main(String[] args) throws Exception {
    int runs = Integer.parseInt(args[0]);
    for (int i = 1; i < args.length; i++) {
      String text = new String(Files.readAllBytes(Path.of(args[i])), StandardCharsets.UTF_8);
      String name = Path.of(args[i]).getFileName().toString();
      for (int run = 0; run < runs; run++) {
        time(name, "setup", text.substring(0, text.indexOf("start = getTime();")));
        time(name, "whole", text);
      }
    }
    System.exit(0);
  }

  private static void time(String name, String part, String text) {
    long before = SYSTEM.getProcessCpuTime();
    String returned = IJ.runMacro(text);
    long cpu = SYSTEM.getProcessCpuTime() - before;
    System.out.println(name + "\t" + part + "\t" + returned + "\t" + cpu / 1_000_000.0);
    System.out.flush();
  }
}
