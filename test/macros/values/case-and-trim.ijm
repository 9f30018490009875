print(toLowerCase("ÄÖÜ ABC ß İ"), toUpperCase("äöü abc ß"));
print("[" + String.trim("  a b \t\n ") + "]", "[" + trim("  x ") + "]");
print(toLowerCase(12.5), toUpperCase("µm"));
