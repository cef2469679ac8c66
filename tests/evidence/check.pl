#!/usr/bin/perl
# A second checker of bags and receipts, written from FORMAT.md in another language: core modules only, and openssl for the
# signatures. It proves that the format is what FORMAT.md says and not what one program does.
#
#     perl check.pl BAG|RECEIPT...        one line a fault; ends with 0, 1 or 2 as check.py does
use strict;
use warnings;
use Digest::SHA qw(sha256 sha256_hex);
use File::Temp qw(tempdir);
use MIME::Base64 qw(encode_base64 decode_base64);

my $NAME = qr/[!-*,-~]{1,200}/;
my $NUMBER = qr/(?:0|[1-9][0-9]{0,15})/;
my $LARGEST = 9007199254740991;
my $LARGEST_FILE = 2**30;
my $UTF8 = qr/(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}
    |\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})/x;
my $scratch = tempdir(CLEANUP => 1);
my @faults;

sub fault { my ($code, $says) = @_; push @faults, [$code, $says]; return }
sub is_utf8 { my ($text) = @_; 1 while $text =~ /\G(?:[\x00-\x7f]++|$UTF8{1,1000})/gc; return (pos($text) // 0) == length $text }

# 1. Events: one form means that a grammar is enough; nothing is read and written again.

my $PIECES = qr/(?:[^\x00-\x1f"\\]++|\\["\\bfnrt]|\\u00(?:0[0-7bef]|1[0-9a-f])){1,1000}+/;

sub value {    # the value at pos() of $_[0], or dies
    my ($text, $depth) = ($_[0], $_[1]);
    if ($$text =~ /\G"/gc) {
        my $from = pos $$text;
        1 while $$text =~ /\G$PIECES/gc;
        my $string = substr $$text, $from, pos($$text) - $from;
        $$text =~ /\G"/gc or die "string\n";
        return $string;
    }
    if ($$text =~ /\G(-?[1-9][0-9]{0,15}|0)(?![0-9.eE])/gc) { die "number\n" if abs($1) > $LARGEST; return \"$1" }
    if ($$text =~ /\G(true|false|null)/gc) { return \"$1" }
    die "deep\n" if $depth > 32;
    if ($$text =~ /\G\[/gc) {
        my @list;
        return \@list if $$text =~ /\G\]/gc;
        do { push @list, value($text, $depth + 1) } while $$text =~ /\G,/gc;
        $$text =~ /\G\]/gc or die "list\n";
        return \@list;
    }
    $$text =~ /\G\{/gc or die "value\n";
    my (%map, $last);
    return \%map if $$text =~ /\G\}/gc;
    do {
        $$text =~ /\G"([a-z0-9_]+)":/gc or die "key\n";
        my $key = $1;
        die "order\n" if defined $last && $key le $last;
        $last = $key;
        $map{$key} = value($text, $depth + 1);
    } while $$text =~ /\G,/gc;
    $$text =~ /\G\}/gc or die "mapping\n";
    return \%map;
}

sub event {    # what an event says, or dies
    my ($body) = @_;
    die "utf-8\n" unless is_utf8($body);
    my $said = value(\$body, 1);
    die "more\n" unless (pos($body) // 0) == length $body && ref $said eq 'HASH';
    die "version\n" unless ref $said->{v} eq 'SCALAR' && ${ $said->{v} } eq '1';
    for my $key (qw(id kind at salt)) { die "$key\n" unless defined $said->{$key} && !ref $said->{$key} }
    die "moment\n" unless $said->{at} =~ /\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z\z/;
    die "salt\n" unless $said->{salt} =~ /\A[0-9a-f]{32}\z/;
    return $said;
}

sub runs {     # the runs of places that a disposal names
    my ($said, $place) = @_;
    return unless $said->{kind} eq 'disposed' && ref $said->{data} eq 'HASH';
    return unless ref $said->{data}{events} eq 'ARRAY';
    my @runs;
    for my $run (@{ $said->{data}{events} }) {
        next unless ref $run eq 'ARRAY' && @$run == 2;
        next if grep { ref $_ ne 'SCALAR' || $$_ !~ /\A$NUMBER\z/ } @$run;
        my ($first, $last) = map { $$_ } @$run;
        push @runs, [$first, $last] if $first <= $last && $last < $place;
    }
    return @runs;
}

# 2. The tree.

sub node { return sha256("\x01" . $_[0] . $_[1]) }
sub leaf { return sha256("\x00" . $_[0]) }

sub half { my ($size) = @_; my $half = 1; $half *= 2 while $half * 2 < $size; return $half }

sub hash_of {
    my ($text) = @_;
    die "hash\n" unless $text =~ m{\A[A-Za-z0-9+/]{43}=\z};
    my $hash = decode_base64($text);
    die "spare bits\n" unless encode_base64($hash, '') eq $text;
    return $hash;
}

sub led_to {
    my ($leaf, $place, $size, @proof) = @_;
    die "place\n" unless $place < $size;
    if ($size == 1) { die "long\n" if @proof; return $leaf }
    die "short\n" unless @proof;
    my ($half, $last) = (half($size), pop @proof);
    return $place < $half
        ? node(led_to($leaf, $place, $half, @proof), $last)
        : node($last, led_to($leaf, $place - $half, $size - $half, @proof));
}

# 3. Checkpoints and keys.

sub key {
    my ($text) = @_;
    my ($name, $id, $encoded) = $text =~ m{\A($NAME)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})\z} or die "key\n";
    my $blob = decode_base64($encoded);
    die "kind\n" unless substr($blob, 0, 1) eq "\x01";
    die "id\n" unless substr(sha256_hex("$name\n$blob"), 0, 8) eq $id;
    return { text => $text, name => $name, id => pack('H*', $id), public => substr($blob, 1) };
}

sub notes {
    my ($text) = @_;
    my @notes;
    while ($text =~ m{\G(?<said>(?<origin>$NAME)\n(?<size>$NUMBER)\n(?<root>[^\n]*)\n(?:next-key (?<next>[^\n]+)\n)?)\n(?<under>(?:\xe2\x80\x94 [^\n]*\n)+)}gc) {
        my %note = (text => substr($text, $-[0], $+[0] - $-[0]), said => $+{said}, origin => $+{origin}, size => $+{size}, by => []);
        my ($root, $next, $under) = ($+{root}, $+{next}, $+{under});
        die "size\n" if $note{size} > $LARGEST;
        $note{root} = hash_of($root);
        $note{next} = key($next) if defined $next;
        for my $line (split /\n/, $under) {
            my ($name, $encoded) = $line =~ m{\A\xe2\x80\x94 ($NAME) ([A-Za-z0-9+/]+=*)\z} or die "signature\n";
            my $blob = decode_base64($encoded);
            die "base64\n" unless encode_base64($blob, '') eq $encoded && length $blob >= 5;
            push @{ $note{by} }, [$name, substr($blob, 0, 4), substr($blob, 4)];
        }
        die "order\n" if @notes && ($notes[-1]{origin} ne $note{origin} || $notes[-1]{size} >= $note{size});
        push @notes, \%note;
        return @notes if (pos $text) == length $text;
        $text =~ /\G\n/gc or die "between\n";
    }
    die "note\n" if length $text;
    return;
}

sub put { my ($name, $bytes) = @_; open my $file, '>:raw', "$scratch/$name" or die $!; print $file $bytes; close $file; return "$scratch/$name" }

sub has_signed {
    my ($key, $note) = @_;
    my @by = grep { $_->[0] eq $key->{name} && $_->[1] eq $key->{id} } @{ $note->{by} };
    my $public = put('key', pack('H*', '302a300506032b6570032100') . $key->{public});
    for my $signature (@by) {
        my @words = (qw(openssl pkeyutl -verify -pubin -keyform DER -inkey), $public, '-rawin', '-in', put('said', $note->{said}));
        open my $run, '-|', "@words -sigfile " . put('signature', $signature->[2]) . ' 2>&1' or die $!;
        my @output = <$run>;
        return 0 unless close $run;
    }
    return scalar @by;
}

# 5. Bags.

sub is_safe {
    my ($path) = @_;
    return 0 unless length $path <= 1000 && is_utf8($path) && $path !~ /[\x00-\x1f\x7f\\:%]/;
    return !grep { $_ eq '' || $_ eq '.' || $_ eq '..' } split m{/}, $path, -1;
}

sub shown { my ($text) = @_; $text =~ s/([^ -~])/sprintf '\\x%02x', ord $1/ge; return $text }

sub walk {
    my ($root, $inside, $files) = @_;
    no warnings 'recursion';
    opendir my $folder, "$root/$inside" or return;
    for my $entry (sort grep { $_ ne '.' && $_ ne '..' } readdir $folder) {
        my $name = $inside eq '' ? $entry : "$inside/$entry";
        lstat "$root/$name";
        if (!is_safe($name)) { fault('path', shown($name)) }
        elsif (-d _) { walk($root, $name, $files) }
        elsif (-f _) { $files->{$name} = 1 }
        else { fault('link', shown($name)) }
    }
    return;
}

sub content {
    my ($path) = @_;
    return if -s $path > $LARGEST_FILE;
    open my $file, '<:raw', $path or return;
    local $/;
    return scalar(<$file>) // '';
}

sub lines {
    my ($text) = @_;
    die "lines\n" unless defined $text && $text =~ /(?:\A|\n)\z/;
    return if $text eq '';
    return ('') if $text eq "\n";    # split would find no line in it
    return split /\n/, substr($text, 0, -1), -1;
}

sub texts { my @lines = lines(@_); die "utf-8\n" if grep { !is_utf8($_) } @lines; return @lines }

sub manifests {
    my ($root, $files) = @_;
    my %listed;
    for my $manifest ('manifest-sha256.txt', 'tagmanifest-sha256.txt') {
        if (!$files->{$manifest}) { fault('absent', $manifest); next }
        my @lines;
        if (!eval { @lines = texts(content("$root/$manifest")); 1 }) { fault('manifest', $manifest); next }
        for my $line (@lines) {
            my ($digest, $path) = $line =~ /\A([0-9a-f]{64})  (.+)\z/s;
            if (defined $path && !is_safe($path)) { fault('path', shown($line)) }
            elsif (!defined $path || $listed{$path} || ($path =~ m{\Adata/} xor $manifest =~ /\Am/)) { fault('manifest', shown($line)) }
            else { $listed{$path} = $digest }
        }
    }
    for my $path (sort keys %listed) {
        if (!$files->{$path}) { fault('absent', shown($path)); next }
        my $found = eval { Digest::SHA->new(256)->addfile("$root/$path", 'b')->hexdigest } // '';
        fault('digest', shown($path)) if $found ne $listed{$path};
    }
    for my $path (sort keys %$files) { fault('extra', shown($path)) unless $listed{$path} || $path eq 'tagmanifest-sha256.txt' }
    return;
}

sub keys_of {
    my @found;
    for my $line (texts($_[0])) {
        my ($year, $month, $day, $key) = $line =~ /\A([0-9]{4})-([0-9]{2})-([0-9]{2}) (.*)\z/s or die "day\n";
        my $leap = $year % 4 == 0 && ($year % 100 != 0 || $year % 400 == 0) ? 1 : 0;
        my $days = (0, 31, 28 + $leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[$month] // 0;
        die "day\n" unless $year > 0 && $day >= 1 && $day <= $days;
        push @found, key($key);
    }
    return \@found;
}

sub places_of {
    my ($text, $is_part) = @_;
    my (@places, @leaves, @proofs);
    for my $line (texts($text)) {
        my ($place, $leaf, @proof) = $is_part ? split(/ /, $line, -1) : (scalar @places, $line);
        die "place\n" unless defined $leaf && $place =~ /\A$NUMBER\z/ && (!@places || $place > $places[-1]);
        push @places, $place;
        push @leaves, hash_of($leaf);
        push @proofs, [map { hash_of($_) } @proof];
    }
    return [\@places, \@leaves, \@proofs];
}

sub log_files {    # keys, notes, bodies, places; or nothing, with the faults
    my ($root, $files) = @_;
    my $at = 'data/log';
    if (!$files->{"$at/version.txt"}) { fault('absent', "$at/version.txt"); return }
    my $version = content("$root/$at/version.txt") // '';
    my ($form) = $version =~ /\Aanswerable-evidence 1 (log|part)\n\z/;
    if (!$form) { fault('text', "$at/version.txt"); return }
    my $last = $form eq 'part' ? 'proofs.txt' : 'leaves.txt';
    my %read = (
        'keys.txt' => sub { keys_of($_[0]) },
        'checkpoints.txt' => sub { texts($_[0]); [notes($_[0])] },
        'events.jsonl' => sub { [lines($_[0])] },
        $last => sub { places_of($_[0], $form eq 'part') },
    );
    my @absent = grep { !$files->{"$at/$_"} } sort keys %read;
    fault('absent', "$at/$_") for @absent;
    return if @absent;
    my %found;
    for my $name (sort keys %read) {
        eval { $found{$name} = $read{$name}->(content("$root/$at/$name")); 1 } or fault('text', "$at/$name: $@");
    }
    return if keys %found < 4;
    return ($form, @found{ 'keys.txt', 'checkpoints.txt', 'events.jsonl' }, @{ $found{$last} });
}

sub check_bodies {
    my ($bodies, $places, $leaves) = @_;
    my (@missing, @runs);
    for my $n (0 .. $#$bodies) {
        my ($body, $place) = ($bodies->[$n], $places->[$n]);
        if ($body eq '') { push @missing, $place; next }
        fault('leaf', "place $place") if leaf($body) ne $leaves->[$n];
        my $said = eval { event($body) };
        if ($said) { push @runs, runs($said, $place) }
        else { fault('event', "place $place") }
    }
    for my $place (@missing) { fault('missing', "place $place") unless grep { $_->[0] <= $place && $place <= $_->[1] } @runs }
    return;
}

sub check_roots {
    my ($notes, $leaves) = @_;
    my %due = map { $_->{size} => $_->{root} } @$notes;
    my (@peaks, $size);
    for ($size = 0; ; $size++) {
        if (exists $due{$size}) {
            my @left = @peaks;
            my $root = @left ? pop @left : sha256('');
            $root = node(pop @left, $root) while @left;
            fault('root', "size $size") if $root ne delete $due{$size};
        }
        last if $size == @$leaves;
        my $new = $leaves->[$size];
        for (my $full = $size; $full & 1; $full >>= 1) { $new = node(pop @peaks, $new) }
        push @peaks, $new;
    }
    fault('cut', "size $_") for sort { $a <=> $b } keys %due;
    return;
}

sub check_signatures {
    my ($keys, $notes) = @_;
    my @turn = ($keys->[0]);
    for my $note (@$notes) {
        my @needed = ($turn[-1], $note->{next} // ());
        if (grep { !has_signed($_, $note) } @needed) { fault('signature', "size $note->{size}"); next }
        push @turn, $note->{next} if $note->{next} && $note->{next}{text} ne $turn[-1]{text};
    }
    fault('key', 'those listed are not those that signed') if join("\n", map { $_->{text} } @turn) ne join("\n", map { $_->{text} } @$keys);
    return;
}

sub check_log {
    my ($form, $keys, $notes, $bodies, $places, $leaves, $proofs) = @_;
    return fault('count', @$bodies . ' and ' . @$leaves) if @$bodies != @$leaves;
    return fault('unsigned', 'no checkpoint or no key') unless @$notes && @$keys;
    check_bodies($bodies, $places, $leaves);
    check_roots($notes, $leaves) if $form eq 'log';
    my $last = $notes->[-1];
    for my $n ($form eq 'part' ? 0 .. $#$places : ()) {
        my $root = eval { led_to($leaves->[$n], $places->[$n], $last->{size}, @{ $proofs->[$n] }) } // '';
        fault('proof', "place $places->[$n]") if $root ne $last->{root};
    }
    return check_signatures($keys, $notes);
}

sub check_timestamps {
    my ($root, $files, $notes) = @_;
    my %of = map { ("$_->{size}.tsr" => $_) } @$notes;
    for my $path (sort grep { m{\Adata/log/timestamps/} } keys %$files) {
        my $note = $of{ substr $path, length 'data/log/timestamps/' };
        my $reply = content("$root/$path");
        fault('timestamp', shown($path)) unless $note && defined $reply && index($reply, sha256($note->{text})) >= 0;
    }
    return;
}

sub check_bag {
    my ($root) = @_;
    my %files;
    walk($root, '', \%files);
    fault('bag', 'bagit.txt') if (content("$root/bagit.txt") // '') ne "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    manifests($root, \%files);
    my @log = log_files($root, \%files);
    return unless @log;
    check_log(@log);
    check_timestamps($root, \%files, $log[2]);
    return;
}

sub check_receipt {
    my ($text) = @_;
    my $holds = eval {
        die "utf-8\n" unless is_utf8($text);
        my ($key, $place, $body, $proof, $under) =
            $text =~ /\Aanswerable-receipt 1\nkey ([^\n]+)\nplace ($NUMBER)\n([^\n]+)\n((?:[^\n]+\n)*)\n(.+)\z/s or die "form\n";
        my ($note, @more) = notes($under);
        die "notes\n" if @more || !$note;
        event($body);
        die "proof\n" if led_to(leaf($body), $place, $note->{size}, map { hash_of($_) } split /\n/, $proof) ne $note->{root};
        die "signature\n" if grep { !has_signed($_, $note) } key($key), $note->{next} // ();
        1;
    };
    fault('receipt', $@) unless $holds;
    return;
}

my $worst = 0;
for my $path (@ARGV) {
    @faults = ();
    if (-f "$path/bagit.txt") { check_bag($path) }
    elsif (-f $path && (content($path) // '') =~ /\Aanswerable-receipt /) { check_receipt(content($path)) }
    else { print "$path: there is no bag and no receipt here\n"; $worst = 2; next }
    for my $found (@faults) {
        my ($code, $says) = @$found;
        chomp $says;
        printf "fault  %-9s  %s\n", $code, shown($says);
    }
    print shown($path), ": ", scalar(@faults) || 'no', " faults\n";
    $worst = 1 if @faults && !$worst;
}
exit(@ARGV ? $worst : 2);
