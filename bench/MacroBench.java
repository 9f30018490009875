import ij.IJ;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs macros in real ImageJ, several times in one virtual machine, and prints the milliseconds that each returns.
 *  Arguments: number of runs, macro files. A line per run: file name, tab, what the macro returned. */
public class MacroBench {
  public static void main(String[] args) throws Exception {
    int runs = Integer.parseInt(args[0]);
    for (int i = 1; i < args.length; i++)
      for (int run = 0; run < runs; run++) {
        String text = new String(Files.readAllBytes(Path.of(args[i])), StandardCharsets.UTF_8);
        System.out.println(Path.of(args[i]).getFileName() + "\t" + IJ.runMacro(text));
      }
    System.exit(0);
  }
}
