SET sql_log_bin = 0;
CREATE DEFINER = control@localhost TRIGGER spofproof.stumble BEFORE INSERT ON spofproof.writes FOR EACH ROW SET NEW.nonce = IF(@@session.server_id = 1 AND NEW.id BETWEEN 20000170 AND 24999999, REPEAT('x', 100), NEW.nonce);
CHANGE MASTER TO MASTER_HOST = '${address.primary}', MASTER_PORT = 3306, MASTER_USER = 'replication', MASTER_PASSWORD = 'replication', MASTER_USE_GTID = slave_pos, MASTER_CONNECT_RETRY = 1;
START SLAVE;
