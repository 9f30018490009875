import ij.ImageJ;
import ij.Menus;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.lang.reflect.Field;
import javax.swing.SwingUtilities;

/** Prints the names a macro of ImageJ may use: `function NAME` for the plain built-in functions, `command MENU<tab>NAME` for every menu entry. */
public class MacroNames {
  public static void main(String[] args) throws Exception {
    Class<?> constants = Class.forName("ij.macro.MacroConstants");
    for (String list : new String[] {"functions", "numericFunctions", "stringFunctions", "arrayFunctions", "variableFunctions"}) {
      Field field = constants.getDeclaredField(list);
      field.setAccessible(true);
      for (String name : (String[]) field.get(null)) System.out.println("function " + name);
    }
    new ImageJ();
    SwingUtilities.invokeAndWait(() -> {});
    MenuBar bar = Menus.getMenuBar();
    for (int i = 0; i < bar.getMenuCount(); i++) walk(bar.getMenu(i), bar.getMenu(i).getLabel());
    System.exit(0);
  }

  static void walk(Menu menu, String path) {
    for (int i = 0; i < menu.getItemCount(); i++) {
      MenuItem item = menu.getItem(i);
      if (item instanceof Menu) walk((Menu) item, path + ">" + item.getLabel());
      else if (!item.getLabel().equals("-")) System.out.println("command " + path + "\t" + item.getLabel());
    }
  }
}
