File.close("abc");
