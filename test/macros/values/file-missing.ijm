s = File.openAsString("/no/such/file.txt");
